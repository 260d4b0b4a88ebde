import type { SloReader } from '../slo-reader.ts';
import { openSloV1, openSloV1alpha } from './openslo.ts';

/** Every format of SLO files that is read. One more is one file and one line here. */
export const sloReaders: readonly SloReader[] = [openSloV1, openSloV1alpha];
