import type { Report } from '../../report.ts';
import type { FormatContext } from '../format.ts';
import { html, isolated, type Markup } from './markup.ts';

const formulas = 'How it was computed';

/** How the page came to be: notes on the data, formulas, what was read, by which call and version. */
export function appendix(report: Report, { provenance, version, zone }: FormatContext): Markup {
  const notes = [...report.warnings.map(({ message }) => message), ...report.remarks];
  const hasFormulas = report.blocks.some(({ title }) => title === formulas);
  const explanation = hasFormulas ? [] : report.explanation();
  return html`<section class="appendix"><h2>How this page was made</h2>${
    notes.length > 0 &&
    html`<h3>Notes on the data</h3><ul>${notes.map((note) => html`<li>${isolated(note)}</li>`)}</ul>`
  }${
    explanation.length > 0 &&
    html`<h3>${formulas}</h3><ul class="formulas">${explanation.map((each) => html`<li>${each}</li>`)}</ul>`
  }<h3>Origin</h3><dl>${
    provenance && html`<div><dt>Command</dt><dd><code>${provenance.commandLine}</code></dd></div>`
  }${provenance?.inputs.map(
    ({ name, sha256 }) =>
      html`<div><dt>Input</dt><dd>${name} <span class="note">${sha256 === null ? 'cannot be read twice, so it has no hash' : html`SHA-256 <code>${sha256}</code>`}</span></dd></div>`,
  )}<div><dt>Time zone</dt><dd>${zone.name}</dd></div><div><dt>Version</dt><dd>ninefold ${version}</dd></div></dl></section>`;
}
