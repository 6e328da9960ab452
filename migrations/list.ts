/** Every migration in order of time; TypeORM runs those that the database has not seen. */
import { CreateSpine1795420800000 } from './1795420800000-create-spine.js';

export const MIGRATIONS = [CreateSpine1795420800000] as const;
