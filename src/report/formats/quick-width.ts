import stringWidth from 'string-width/index.js';

/**
 * Stands before string-width in the bundle (rolldown.config.mjs): nearly all that a table measures is Latin text,
 * dashes and bars, each one column wide, and compiling the library's pattern of all emoji costs more than drawing the tables.
 */
function quickWidth(text: string): number {
  return /^[\u0020-\u007e\u00c0-\u02ff\u2010-\u2027\u2580-\u259f\u2713\u2717]*$/.test(text)
    ? text.length
    : stringWidth(text);
}

export { quickWidth as default, quickWidth as 'module.exports' };
