/** What may be agreed on at a desk: the API's bodies and the pages' forms hold to the same. */
import { z } from 'zod';
import { OUTCOMES } from './review-states.js';

const band = z.strictObject({
  from: z.int().min(0).max(100).describe('Priority from which it holds'),
  hours: z.int().min(1).max(8_760).describe('After raising, or after coming back'),
});

/** The settings as a whole. */
export const deskSettings = z
  .strictObject({
    reviewDue: z
      .array(band)
      .min(1)
      .max(6)
      .refine((bands) => bands.some(({ from }) => from === 0), 'must have a band from 0')
      .refine(
        (bands) => new Set(bands.map(({ from }) => from)).size === bands.length,
        'must not name a priority twice',
      ),
    secondOpinion: z.array(z.enum(OUTCOMES)).max(OUTCOMES.length).describe('Outcomes that need a second person'),
  })
  .meta({
    id: 'DeskSettings',
    example: {
      reviewDue: [
        { from: 80, hours: 12 },
        { from: 60, hours: 48 },
        { from: 0, hours: 168 },
      ],
      secondOpinion: ['dismiss'],
    },
  });

/** How a reason to dismiss reads. */
export const reasonWords = z.string().trim().min(3).max(120);
