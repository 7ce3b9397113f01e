import type { Rule, RuleDocs } from '../types.js';
import { firstLine } from './place.js';

const messages = {
  none: { zh: '没有找到政府信息公开工作年度报告的标题、部分或表格', en: 'No title, section or table of an annual report on information disclosure was found' },
} satisfies Rule['messages'];

export const rule: Rule = {
  id: 'structure/not-a-report',
  severity: 'information',
  messages,
  checkFile({ tree, reportCount, add }) {
    if (reportCount === 0) add({ at: firstLine(tree.segments), message: { text: messages.none } });
  },
};

export const docs: RuleDocs = {
  title: { zh: '不像年度报告', en: 'Not an annual report' },
  what: {
    zh: '文件里既没有报告标题，也没有两个以上认得出的部分标题，也没有申请情况表或复议诉讼表。问题标在第一行有字的地方。',
    en: 'The file has neither a title, nor two section headings, nor table 3 or 4 of an annual report. The finding stands on the first line with text.',
  },
  why: {
    zh: '选错了文件，或者内容没有粘贴完整时，其他检查都无从做起，所以只说这一句。',
    en: 'When the wrong file was chosen or the text is incomplete, nothing else can be checked, so only this is said.',
  },
  exceptions: {
    zh: '本来就不是年报的文件，不必理会。在编辑器里，只有把语言手工设为年度报告时才会出现。',
    en: 'Ignore it for files that are something else. In the editor it appears only where the language was set by hand.',
  },
  good: [
    {
      title: { zh: '有标题就算报告', en: 'A title is enough' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n',
    },
  ],
  bad: [
    {
      title: { zh: '会议通知', en: 'A notice of a meeting' },
      text: '⟦关于召开年度工作会议的通知⟧\n\n请各股室负责人于星期五下午参加。\n',
    },
  ],
};
