import { cellInTheMiddle, cleanReport, seeds, yearbook } from '../lib/corpus.mjs';
import { measure, scan } from '../lib/measure.mjs';

const sentence = '本单位按照要求做好各项工作，及时回应群众关切。';
const row = '一、本年新收政府信息公开申请数量 | 68 | 4 | 0 | 0 | 0 | 0 | 72\n';

/** What is rare but must not hurt: long paragraphs and tables, edits that change how the text is read, large pastes. */
export async function run({ core, add }) {
  const report = cleanReport();
  const paragraph = report.replace('二、', `${sentence.repeat(Math.ceil(350_000 / sentence.length))}\n二、`);
  const table = report.replace(/^一、本年新收.*\n/m, row.repeat(100_000));
  const book = yearbook(seeds(), 1e7);
  const title = book.indexOf('工作年度报告', book.length / 2);
  const cell = cellInTheMiddle(book);
  const lineEnd = book.indexOf('\n', cell);
  const heading = book.indexOf('\n三、', book.length / 2) + 1;
  const paste = row.repeat(1000);

  const whole = (name, text) => {
    const floor = add('worst', name, 'charCodeAt scan', measure(() => scan(text)));
    add('worst', name, 'parse + all rules', measure(() => core.analyse(core.parse(text)).findings, { budgetMs: 1000, least: 3 }), { floor });
  };
  whole('1 MB paragraph', paragraph);
  whole('100,000-row table', table);
  edits({ core, add }, 'key in a 1 MB paragraph', paragraph, paragraph.indexOf(sentence) + 170_000, 0, '字');
  edits({ core, add }, 'key in a 100,000-row table', table, table.indexOf('68 | 4', table.length / 2), 0, '7');
  edits({ core, add }, 'title line, 10 MB', book, title, 0, '的');
  edits({ core, add }, 'heading taken away, 10 MB', book, heading, 2, '');
  edits({ core, add }, 'two rows joined, 10 MB', book, lineEnd, 1, '');
  edits({ core, add }, 'line break put in, 10 MB', book, lineEnd, 0, '\n');
  edits({ core, add }, 'paste of 1,000 lines, 10 MB', book, lineEnd, 0, `\n${paste}`);
  add('worst', 'replace all, 10 MB', 'parse + all rules', measure(() => core.analyse(core.parse(book)), { budgetMs: 1000, least: 3 }));
}

/** Makes the change and takes it back, by turns. */
function edits({ core, add }, name, text, at, removed, inserted) {
  const old = text.slice(at, at + removed);
  let tree = core.parse(text);
  let snapshot = core.analyse(tree);
  add(
    'worst',
    name,
    'change to findings',
    measure(
      (i) => {
        const edit = i % 2 === 0 ? { start: at, end: at + removed, text: inserted } : { start: at, end: at + inserted.length, text: old };
        tree = core.applyEdits(tree, [edit]);
        snapshot = core.analyse(tree, core.defaultConfig, snapshot);
      },
      { budgetMs: 800, least: 4 },
    ),
  );
}
