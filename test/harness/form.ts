/**
 * The two official forms as the tests see them: labels and shapes, written down here independently of the template
 * data of the code under test, so that a mistake there cannot hide itself.
 */
export type Form = '2019' | '2021';
export type TableId = 'disclosure' | 'applications' | 'review';

export interface DisclosureBlock {
  readonly label: string;
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  readonly rows: readonly { readonly id: string; readonly label: string }[];
}

export interface ApplicationRow {
  readonly id: string;
  readonly label: string;
  /** Id of the group heading the row stands under. */
  readonly group?: 'denied' | 'unable' | 'unprocessed' | 'other';
  /** Whether the row stands beside 三、本年度办理结果. */
  readonly result: boolean;
}

const decisions = [{ id: 'decisions', label: '本年处理决定数量' }] as const;
const stock = [
  { id: 'previous', label: '上一年项目数量' },
  { id: 'change', label: '本年增/减' },
  { id: 'handled', label: '处理决定数量' },
] as const;

/** Table 2, block by block. */
export const disclosureBlocks: Readonly<Record<Form, readonly DisclosureBlock[]>> = {
  '2021': [
    {
      label: '第二十条第（一）项',
      columns: [
        { id: 'made', label: '本年制发件数' },
        { id: 'repealed', label: '本年废止件数' },
        { id: 'valid', label: '现行有效件数' },
      ],
      rows: [{ id: 'rules', label: '规章' }, { id: 'norms', label: '行政规范性文件' }],
    },
    { label: '第二十条第（五）项', columns: decisions, rows: [{ id: 'licence', label: '行政许可' }] },
    { label: '第二十条第（六）项', columns: decisions, rows: [{ id: 'penalty', label: '行政处罚' }, { id: 'coercion', label: '行政强制' }] },
    { label: '第二十条第（八）项', columns: [{ id: 'amount', label: '本年收费金额（单位：万元）' }], rows: [{ id: 'fee', label: '行政事业性收费' }] },
  ],
  '2019': [
    {
      label: '第二十条第（一）项',
      columns: [
        { id: 'created', label: '本年新制作数量' },
        { id: 'published', label: '本年新公开数量' },
        { id: 'public', label: '对外公开总数量' },
      ],
      rows: [{ id: 'rules', label: '规章' }, { id: 'norms', label: '规范性文件' }],
    },
    { label: '第二十条第（五）项', columns: stock, rows: [{ id: 'licence', label: '行政许可' }, { id: 'otherService', label: '其他对外管理服务事项' }] },
    { label: '第二十条第（六）项', columns: stock, rows: [{ id: 'penalty', label: '行政处罚' }, { id: 'coercion', label: '行政强制' }] },
    { label: '第二十条第（八）项', columns: [stock[0], stock[1]], rows: [{ id: 'fee', label: '行政事业性收费' }] },
    {
      label: '第二十条第（九）项',
      columns: [{ id: 'projects', label: '采购项目数量' }, { id: 'amount', label: '采购总金额' }],
      rows: [{ id: 'procurement', label: '政府集中采购' }],
    },
  ],
};

export const infoLabel = '信息内容';
export const cornerLabel = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';
export const resultLabel = '三、本年度办理结果';

export const groupLabels = {
  denied: '（三）不予公开',
  unable: '（四）无法提供',
  unprocessed: '（五）不予处理',
  other: '（六）其他处理',
} as const;

const top = (id: string, label: string): ApplicationRow => ({ id, label, result: false });
const result = (id: string, label: string): ApplicationRow => ({ id, label, result: true });
const leaf = (group: NonNullable<ApplicationRow['group']>, id: string, label: string): ApplicationRow => ({ id, label, group, result: true });

const common: readonly ApplicationRow[] = [
  top('new', '一、本年新收政府信息公开申请数量'),
  top('carryIn', '二、上年结转政府信息公开申请数量'),
  result('granted', '（一）予以公开'),
  result('partial', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'),
  leaf('denied', 'd1', '1.属于国家秘密'),
  leaf('denied', 'd2', '2.其他法律行政法规禁止公开'),
  leaf('denied', 'd3', '3.危及“三安全一稳定”'),
  leaf('denied', 'd4', '4.保护第三方合法权益'),
  leaf('denied', 'd5', '5.属于三类内部事务信息'),
  leaf('denied', 'd6', '6.属于四类过程性信息'),
  leaf('denied', 'd7', '7.属于行政执法案卷'),
  leaf('denied', 'd8', '8.属于行政查询事项'),
  leaf('unable', 'u1', '1.本机关不掌握相关政府信息'),
  leaf('unable', 'u2', '2.没有现成信息需要另行制作'),
  leaf('unable', 'u3', '3.补正后申请内容仍不明确'),
  leaf('unprocessed', 'n1', '1.信访举报投诉类申请'),
  leaf('unprocessed', 'n2', '2.重复申请'),
  leaf('unprocessed', 'n3', '3.要求提供公开出版物'),
  leaf('unprocessed', 'n4', '4.无正当理由大量反复申请'),
  leaf('unprocessed', 'n5', '5.要求行政机关确认或重新出具已获取信息'),
];
const otherRows: Readonly<Record<Form, readonly ApplicationRow[]>> = {
  '2019': [result('o', '（六）其他处理')],
  '2021': [
    leaf('other', 'o1', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'),
    leaf('other', 'o2', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'),
    leaf('other', 'o3', '3.其他'),
  ],
};
const last: readonly ApplicationRow[] = [result('total', '（七）总计'), top('carryOut', '四、结转下年度继续办理')];

/** Table 3, the rows that carry numbers. */
export const applicationRows: Readonly<Record<Form, readonly ApplicationRow[]>> = {
  '2019': [...common, ...otherRows['2019'], ...last],
  '2021': [...common, ...otherRows['2021'], ...last],
};

export const applicantColumns = ['natural', 'commercial', 'research', 'social', 'legal', 'other'] as const;
export const applicationColumns = [...applicantColumns, 'total'] as const;
export const applicantLabels = { natural: '自然人', organisations: '法人或其他组织', total: '总计' } as const;
export const organisationLabels = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'] as const;

export const reviewBlocks = ['review', 'direct', 'postReview'] as const;
export const reviewColumns = ['upheld', 'corrected', 'other', 'pending', 'total'] as const;
export const reviewLabels = { review: '行政复议', litigation: '行政诉讼', direct: '未经复议直接起诉', postReview: '复议后起诉' } as const;
export const outcomeLabels = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'] as const;

/** Ids of the rows that the total row sums up. */
export function leafIds(form: Form): readonly string[] {
  return applicationRows[form].filter((row) => row.result && row.id !== 'total').map((row) => row.id);
}

export const sectionTitles = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
] as const;
/** The official titles of the notice's running text. */
export const runningTitles = [
  '总体情况',
  '行政机关主动公开政府信息情况',
  '行政机关收到和处理政府信息公开申请情况',
  '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
  '政府信息公开工作存在的主要问题及改进情况',
  '其他需要报告的事项',
] as const;
export const sectionNumerals = ['一', '二', '三', '四', '五', '六'] as const;
