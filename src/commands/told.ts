// The rows `verify` holds against the trail, a kind a line: which acts tell them, and which facts must agree.
// A room that keeps new evidence adds a line here; its act tells the rows in its facts, or as a list with `noteRow`.
import type { Told } from '../trail/told.ts'

const PROJECT = { words: 'đề án', table: 'project', column: 'code' } as const
const PROGRAMME = { words: 'chương trình', table: 'programme', column: 'code' } as const
const PERSON = { words: 'tài khoản', table: 'person', column: 'login' } as const
const PLAN = { words: 'kế hoạch', table: 'plan', column: 'code' } as const
const RECORDED = { subject: 'project_id', when: 'recorded_at', by: 'recorded_by', called: PROJECT } as const

const amountDong = { column: 'amount_dong', words: 'số tiền' }
const source = { column: 'source', words: 'nguồn' }
const heldOn = { column: 'held_on', words: 'ngày' }
const minutesNo = { column: 'minutes_no', words: 'biên bản số' }
const verdict = { column: 'verdict', words: 'kết luận' }

const POSTING = {
  what: 'Bút toán',
  from: 'posting',
  when: 'recorded_at',
  by: 'recorded_by',
  facts: {
    kind: { column: 'kind', words: 'loại' },
    amountDong,
    source,
    year: { column: 'year', words: 'năm' },
    day: { column: 'day', words: 'ngày' },
    paperNo: { column: 'paper_no', words: 'văn bản số' },
    note: { column: 'note', words: 'ghi chú' },
    establishmentId: { column: 'establishment_id', words: 'cơ sở' },
  },
} as const

const listed = (list: string, ...acts: string[]) => Object.fromEntries(acts.map((act) => [act, list]))

/** One posting of one act, told in the act's own facts: so were they before postings were listed. */
const single = (kind: string, act: string, paper: string, day: string): Told => ({
  ...POSTING,
  what: 'Bút toán',
  subject: 'project_id',
  called: PROJECT,
  only: `kind = '${kind}'`,
  acts: { [act]: null },
  facts: { amountDong, source, [day]: POSTING.facts.day, [paper]: POSTING.facts.paperNo },
})

const FIGURE_WORDS: Readonly<Record<string, string>> = {
  year: 'năm',
  counted: 'số đếm được',
  quantity: 'số theo quyết định',
  decision_no: 'quyết định số',
  decided_on: 'ngày',
  reason: 'lý do',
  as_at: 'tính đến ngày',
  part: 'tử số',
  whole: 'mẫu số',
  paper_no: 'văn bản số',
  paper_on: 'ngày văn bản',
  value: 'số giao',
}
const camel = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const EVIDENCE = {
  target: { column: 'target_code', words: 'mục tiêu' },
  kind: { column: 'record_kind', words: 'loại' },
  thing: { column: 'record_id', words: 'mã' },
  key: { column: 'once_key', words: 'tính một lần theo' },
  on: { column: 'counted_on', words: 'ngày tính' },
  year: { column: 'year', words: 'năm' },
  quantity: { column: 'quantity', words: 'số lượng' },
} as const

export const TOLD: readonly Told[] = [
  {
    ...POSTING,
    subject: 'project_id',
    called: PROJECT,
    only: 'project_id is not null',
    acts: listed(
      'postings',
      ...['approved', 'supplemented', 'reduced', 'contracted', 'cancelled', 'stopped', 'advanced', 'paid', 'recovered', 'settled'].map(
        (done) => `funding.${done}`,
      ),
      'funding.counterpart-proven',
      'funding.counterpart-corrected',
      'inspection.acceptance-annulled',
    ),
  },
  {
    ...POSTING,
    subject: 'programme_id',
    called: PROGRAMME,
    only: 'project_id is null',
    acts: listed('postings', 'funding.estimate-given', 'funding.estimate-cut', 'funding.carried-over'),
  },
  single('advance', 'funding.advanced', 'paperNo', 'day'),
  single('payment', 'funding.paid', 'paperNo', 'day'),
  {
    what: 'Quyết định',
    from: 'programme_version',
    subject: 'programme_id',
    when: 'loaded_at',
    called: PROGRAMME,
    acts: { 'programme.loaded': null, 'programme.corrected': null },
    key: ['version'],
    facts: { version: { column: 'version', words: 'bản' }, digest: { column: 'digest', words: 'mã băm' } },
  },
  ...[PROJECT, PLAN].map(
    (called): Told => ({
      what: 'Trạng thái',
      from: called.table,
      subject: 'id',
      called,
      acts: 'moves',
      facts: { to: { column: 'state', words: 'trạng thái' } },
      untold: 'a record stands where it was made until an act moves it, and entries told no moves at first',
    }),
  ),
  {
    what: 'Việc khóa sổ',
    from: 'programme_year',
    subject: 'programme_id',
    only: 'closed_on is not null',
    called: PROGRAMME,
    acts: { 'funding.year-closed': null },
    key: ['year'],
    facts: { year: { column: 'year', words: 'năm' }, '@day': { column: 'closed_on', words: 'ngày khóa sổ' } },
  },
  {
    what: 'Hợp đồng',
    from: 'contract',
    subject: 'project_id',
    by: 'recorded_by',
    called: PROJECT,
    acts: { 'funding.contracted': null },
    facts: {
      number: { column: 'number', words: 'số' },
      signedOn: { column: 'signed_on', words: 'ngày ký' },
      supportDong: { column: 'support_dong', words: 'hỗ trợ' },
      counterpartDong: { column: 'counterpart_dong', words: 'đối ứng' },
      endsOn: { column: 'ends_on', words: 'ngày kết thúc' },
      advanceKind: { column: 'advance_kind', words: 'loại tạm ứng' },
    },
  },
  {
    ...RECORDED,
    what: 'Biên bản thẩm định',
    from: 'appraisal',
    acts: { 'appraisal.held': null, 'appraisal.held-by-ministry': null },
    facts: {
      minutesNo,
      heldOn,
      verdict,
      proposedDong: { column: 'proposed_dong', words: 'đề nghị hỗ trợ' },
      eligibleDong: { column: 'eligible_dong', words: 'chi phí được tính' },
      priority: { column: 'priority', words: 'ưu tiên' },
    },
  },
  {
    what: 'Mức thẩm định',
    from: 'project_fund',
    subject: 'project_id',
    only: 'appraised_dong > 0',
    called: PROJECT,
    acts: listed('amounts', 'appraisal.held', 'appraisal.held-by-ministry'),
    latest: true,
    key: ['source'],
    facts: { source, amountDong: { column: 'appraised_dong', words: 'số tiền' } },
    untold: 'a source appraised at an earlier round keeps its amount when the next round does not name it',
  },
  {
    ...RECORDED,
    what: 'Biên bản kiểm tra',
    from: 'inspection',
    acts: { 'inspection.recorded': null },
    facts: {
      minutesNo,
      heldOn,
      conclusion: { column: 'conclusion', words: 'kết luận' },
      investedDong: { column: 'invested_dong', words: 'đã đầu tư' },
      itemDoneBasisPoints: { column: 'item_done_basis_points', words: 'phần vạn hoàn thành' },
    },
  },
  {
    ...RECORDED,
    what: 'Việc xác nhận khắc phục',
    from: 'remedy_closing',
    acts: { 'inspection.remedy-closed': null },
    facts: {
      inspectionId: { column: 'inspection_id', words: 'lần kiểm tra' },
      minutesNo: { column: 'minutes_no', words: 'biên bản số' },
      closedOn: { column: 'closed_on', words: 'ngày' },
      result: { column: 'result', words: 'kết quả' },
    },
  },
  {
    what: 'Tiến độ xác nhận',
    from: 'project_progress',
    subject: 'project_id',
    by: 'confirmed_by',
    called: PROJECT,
    acts: { 'inspection.recorded': null },
    facts: {
      minutesNo: { column: 'paper_no', words: 'biên bản số' },
      heldOn: { column: 'day', words: 'ngày' },
      investedDong: { column: 'invested_dong', words: 'đã đầu tư' },
      itemDoneBasisPoints: { column: 'item_done_basis_points', words: 'phần vạn hoàn thành' },
    },
  },
  {
    ...RECORDED,
    what: 'Biên bản nghiệm thu',
    from: 'acceptance',
    acts: { 'inspection.accepted': null, 'inspection.acceptance-failed': null },
    facts: {
      minutesNo,
      heldOn,
      verdict: { column: 'coalesce(annulled_verdict, verdict)', words: 'kết luận' },
      supportDong: { column: 'support_dong', words: 'hỗ trợ' },
      eligibleDong: { column: 'eligible_dong', words: 'chi phí được tính' },
      counterpartDong: { column: 'counterpart_dong', words: 'đối ứng' },
    },
  },
  {
    what: 'Việc hủy kết quả nghiệm thu',
    from: 'acceptance',
    subject: 'project_id',
    only: 'annulled_verdict is not null',
    called: PROJECT,
    acts: { 'inspection.acceptance-annulled': null },
    key: ['minutesNo'],
    facts: { minutesNo, supportDong: { column: 'support_dong', words: 'hỗ trợ' } },
  },
  {
    ...RECORDED,
    what: 'Căn cứ của mục tiêu',
    from: 'evidence',
    acts: { 'inspection.accepted': 'evidence' },
    key: ['target', 'key'],
    facts: EVIDENCE,
  },
  {
    what: 'Căn cứ đang được tính của mục tiêu',
    from: 'evidence',
    subject: 'project_id',
    only: 'withdrawn_on is null',
    called: PROJECT,
    acts: listed('evidence', 'inspection.accepted', 'inspection.acceptance-annulled'),
    latest: true,
    key: ['target', 'key'],
    facts: EVIDENCE,
  },
  {
    ...RECORDED,
    what: 'Việc ghi cho mục tiêu',
    from: 'project_item',
    acts: { 'project.item-named': null },
    key: ['id'],
    facts: {
      id: { column: 'id', words: 'mã' },
      target: { column: 'target_code', words: 'mục tiêu' },
      kind: { column: 'kind', words: 'loại' },
      name: { column: 'name', words: 'tên' },
      place: { column: 'place', words: 'địa điểm' },
      startsOn: { column: 'starts_on', words: 'từ ngày' },
      endsOn: { column: 'ends_on', words: 'đến ngày' },
      number: { column: 'number', words: 'số' },
      codes: { column: "array_to_string(codes, ',')", words: 'gian hàng' },
      quantity: { column: 'quantity', words: 'số lượng' },
      fileId: { column: 'file_id', words: 'tệp' },
    },
  },
  {
    what: 'Việc rút dòng đã ghi cho mục tiêu',
    from: 'project_item',
    subject: 'project_id',
    only: 'withdrawn_at is not null',
    called: PROJECT,
    acts: { 'project.item-withdrawn': null },
    key: ['id'],
    facts: { id: { column: 'id', words: 'mã' } },
  },
  {
    what: 'Mức hỗ trợ của từng cơ sở',
    from: 'beneficiary_share',
    subject: 'project_id',
    called: PROJECT,
    acts: listed('shares', 'appraisal.held', 'appraisal.held-by-ministry', 'funding.beneficiaries-named'),
    latest: true,
    key: ['establishmentId'],
    facts: { establishmentId: { column: 'establishment_id', words: 'cơ sở' }, amountDong },
  },
  {
    what: 'Số hỗ trợ được hưởng theo nghiệm thu',
    from: 'project_fund',
    subject: 'project_id',
    only: 'earned_dong is not null',
    called: PROJECT,
    acts: listed('earned', 'inspection.accepted', 'inspection.acceptance-annulled', 'funding.recovered', 'funding.reduced'),
    latest: true,
    key: ['source'],
    facts: { source, amountDong: { column: 'earned_dong', words: 'số tiền' } },
  },
  ...(
    [
      [
        'Số điều chỉnh của mục tiêu',
        'target_correction',
        'programme.target-corrected',
        ['year', 'counted', 'quantity', 'decision_no', 'decided_on', 'reason'],
      ],
      ['Số liệu theo văn bản của mục tiêu', 'target_measure', 'programme.target-measured', ['as_at', 'part', 'whole', 'paper_no', 'paper_on']],
      ['Số giao năm của mục tiêu', 'target_year_goal', 'programme.year-goal-given', ['year', 'value', 'decision_no', 'decided_on']],
    ] as const
  ).map(
    ([what, from, act, columns]): Told => ({
      what,
      from,
      subject: 'programme_id',
      when: 'recorded_at',
      by: 'recorded_by',
      called: PROGRAMME,
      acts: { [act]: null },
      key: ['id'],
      facts: {
        id: { column: 'id', words: 'mã' },
        targetCode: { column: 'target_code', words: 'mục tiêu' },
        ...Object.fromEntries(columns.map((column) => [camel(column), { column, words: FIGURE_WORDS[column] ?? column }])),
      },
    }),
  ),
  {
    what: 'Danh mục đề án đã duyệt',
    from: 'plan_item',
    subject: 'plan_id',
    called: PLAN,
    acts: { 'plan.approved': 'items' },
    key: ['projectId'],
    facts: { projectId: { column: 'project_id', words: 'đề án' }, supportDong: { column: 'support_dong', words: 'hỗ trợ' } },
    untold: 'a plan not yet approved may still change its list',
  },
  {
    what: 'Tệp',
    from: 'stored_file',
    subject: 'project_id',
    when: 'uploaded_at',
    by: 'uploaded_by',
    called: PROJECT,
    acts: { 'project.files-added': 'files', 'project.item-named': 'files' },
    lines: ['purpose', 'id', 'sha256'],
    key: ['id'],
    facts: {
      id: { column: 'id', words: 'mã' },
      purpose: { column: 'purpose', words: 'loại giấy tờ' },
      sha256: { column: 'sha256', words: 'mã băm' },
    },
  },
  {
    what: 'Vai trò',
    from: 'person_role join person on person.id = person_role.person_id',
    province: 'person.province_code',
    subject: 'person.id',
    called: PERSON,
    acts: { 'people.created': 'roles', 'people.roles-changed': 'after' },
    latest: true,
    key: ['@'],
    facts: { '@': { column: 'person_role.role', words: 'vai trò' } },
  },
]
