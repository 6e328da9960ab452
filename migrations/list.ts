/** Every migration in order of time; TypeORM runs those that the database has not seen. */
import { CreateSpine1795420800000 } from './1795420800000-create-spine.js';
import { CreateSignIn1795507200000 } from './1795507200000-create-sign-in.js';

export const MIGRATIONS = [CreateSpine1795420800000, CreateSignIn1795507200000] as const;
