// Tells what is wrong with the HTML of a file, a line each.

import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  // Matters of style, and two that the site answers otherwise: its own files need no
  // integrity, and a title is as long as its page's.
  rules: {
    'attribute-boolean-style': 'off', 'doctype-style': 'off', 'long-title': 'off',
    'no-trailing-whitespace': 'off', 'prefer-tbody': 'off', 'require-sri': 'off',
    'tel-non-breaking': 'off', 'void-style': 'off', 'no-raw-characters': 'off',
  },
});

export default async function faults(file) {
  const report = await validator.validateFile(file);
  return report.results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`));
}
