import type { SloReader } from '../slo-reader.ts';
import { datadog } from './datadog.ts';
import { grafana } from './grafana.ts';
import { homeGrown } from './home-grown.ts';
import { openSloReader } from './openslo.ts';
import { dialects } from './openslo-dialects.ts';
import { pyrra } from './pyrra.ts';
import { sloGenerator } from './slo-generator.ts';
import { slothFile, slothObject } from './sloth.ts';
import { terraform } from './terraform.ts';

/** Every format of SLO files that is read, the plainest last. One more is one file and one line here. */
export const sloReaders: readonly SloReader[] = [
  ...dialects.map(openSloReader),
  slothFile,
  slothObject,
  pyrra,
  sloGenerator,
  datadog,
  grafana,
  terraform,
  homeGrown,
];
