/** Labels or annotations by their names; their values may be Go templates, which Prometheus fills. */
export type Texts = Readonly<Record<string, string>>;

/** What an alert has beside its condition. */
export interface AlertTexts {
  readonly labels: Texts;
  readonly annotations: Texts;
}

/** What a file says of the rules of an SLO. The names are Sloth's: `alerting`, `page_alert`, `ticket_alert`. */
export interface SloAlerting {
  /** Of the alert; null: the usual one. */
  readonly name: string | null;
  /** Of everything that is recorded. */
  readonly labels: Texts;
  /** null: there is to be none. */
  readonly page: AlertTexts | null;
  readonly ticket: AlertTexts | null;
}

/** Where a file says nothing of it. */
export const plainAlerting: SloAlerting = {
  name: null,
  labels: {},
  page: { labels: {}, annotations: {} },
  ticket: { labels: {}, annotations: {} },
};
