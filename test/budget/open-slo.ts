/** An OpenSLO object with one objective. */
export const openSlo = (name: string, service: string, target: number, window: object, more: object = {}): object => ({
  apiVersion: 'openslo/v1',
  kind: 'SLO',
  metadata: { name },
  spec: {
    service,
    indicatorRef: 'sli',
    timeWindow: [window],
    budgetingMethod: 'Occurrences',
    objectives: [{ target }],
    ...more,
  },
});

export const rolling = { duration: '28d', isRolling: true };
