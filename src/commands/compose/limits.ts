/** Where the exact computation of a topology gives up, unless asked otherwise. */
export const usualLimits = { nodes: 20e6, seconds: 60 } as const;
