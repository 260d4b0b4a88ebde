import { flag, group } from '../options/declare.ts';

/** Read where no file is named. */
export const usualFile = 'ninefold.yaml';

export const checkOptions = {
  ...group('Result:', {
    details: flag('the whole report of each gate, too'),
  }),
};
