/** A value for each node as the sum of two doubles. */
export interface Values {
  readonly leading: Float64Array;
  readonly trailing: Float64Array;
}
