import { looksLikeFiles, namedFiles } from '../source/named-files.ts';

/** How the files of a folder end that may have SLOs. */
export const sloEndings = /\.(ya?ml|json)$/i;

/** True for `slo.yaml`, `teams/slo`, `slo/*.yaml`; not for `99.9`. */
export const namesSloFiles = (text: string): boolean => looksLikeFiles(text, sloEndings);

/** The files that a text names: itself, or those of a folder or a pattern. */
export const sloFilesNamed = (text: string): readonly string[] => namedFiles(text, sloEndings).files;
