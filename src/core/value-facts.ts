/** What a value of a file must be. */
export type ExpectedValue =
  | ('text' | 'name' | 'names' | 'number' | 'numberFromZero' | 'percentage' | 'plainPercentage' | 'aboveZero' | 'money')
  | ('duration' | 'durationInDays' | 'durationInMinutes' | 'dateAndTime' | 'truth' | 'expression' | 'change')
  | ('list' | 'map' | 'someValue' | 'oneValue' | 'oneDocument')
  /** A whole number. */
  | { readonly least: number; readonly most: number }
  | { readonly mostNodes: number }
  /** This word with nothing behind it. */
  | { readonly alone: string };

/** What stands there instead: a text as somebody wrote it, a number, or what is no single value. */
export type GivenValue =
  | ('list' | 'map' | 'nothing' | 'emptyText' | 'several')
  | { readonly text: string }
  | { readonly number: string };

/** Why `2 x NAME` cannot stand for further parts like NAME. */
export type AgainstCopies =
  | ('isGroup' | 'isCluster' | 'isMeasured' | 'hasReplicas' | 'hasStandby' | 'hasNoticing' | 'hasMaintenance')
  /** One copy has a value of its own, and another would have that of the component. */
  | { readonly own: string; readonly like: string };
