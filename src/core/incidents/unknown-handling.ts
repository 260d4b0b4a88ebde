/** How time is counted in which nobody knows: not at all, as down, or as up. */
export const unknownHandlings = ['excluded', 'down', 'up'] as const;
export type UnknownHandling = (typeof unknownHandlings)[number];
