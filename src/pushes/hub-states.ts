/** How far it has come with a hub: asked or to be asked; verified, for as long as the lease runs; denied; to be ended. */
export const HUB_STATES = ['asking', 'active', 'denied', 'leaving'] as const;
export type HubState = (typeof HUB_STATES)[number];
