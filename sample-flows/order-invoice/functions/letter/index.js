// Writes the invoice as a text for people.
const money = (value) => Number(value).toFixed(2).padStart(10);

exports.handler = async (invoice) => {
  const width = Math.max(...invoice.lines.map((line) => line.article.length));
  const lines = invoice.lines.map(
    (line) => `${String(line.count).padStart(4)} × ${line.article.padEnd(width)} ${money(line.sum)}`,
  );
  const sums = [['net', invoice.net], ['tax', invoice.tax], ['total', invoice.gross]];
  const foot = sums.map(([name, value]) => `${' '.repeat(4)}   ${name.padEnd(width)} ${money(value)}`);
  console.log(`wrote ${invoice.number}`);
  return {
    number: invoice.number,
    customer: invoice.customer,
    gross: invoice.gross,
    letter: [`Invoice ${invoice.number} for ${invoice.customer}`, '', ...lines, '', ...foot].join('\n'),
  };
};
