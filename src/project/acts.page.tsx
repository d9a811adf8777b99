import { formatDay } from '../basics/day.ts'
import { PermissionField, YearOverAlert } from '../programme/year-over.page.tsx'
import { allValues, formFor, type PageContext } from '../ui/context.ts'
import { DayField, RadioField, SelectField, TextArea, TextField } from '../ui/field.tsx'
import { Kv, Sheet } from '../ui/panel.tsx'
import { ActPage, Evidence } from './act-frame.page.tsx'
import { CHANGE_KINDS, clockOf, DOSSIER_PAPERS } from './rules-in-force.ts'
import type { ActView } from './view.ts'

export function ReceiptPage(view: ActView, context: PageContext) {
  const clock = clockOf('appraisal', context.today)
  return (
    <ActPage view={view} context={context} act="receive" before={<Evidence view={view} />}>
      <p>{`Hồ sơ đủ thành phần thì tiếp nhận. Hẹn trả kết quả thẩm định sau ${clock.workingDays} ngày làm việc.`}</p>
      <p class="note">{`Căn cứ: ${clock.article}. Chưa kiểm chứng.`}</p>
    </ActPage>
  )
}

const RETURN_LINES = 5

export function ReturnPage(view: ActView, context: PageContext) {
  const form = formFor(context, `/projects/${view.project.id}/return`)
  const items = allValues(form, 'item') ?? []
  const problems = allValues(form, 'problem') ?? []
  const requests = allValues(form, 'request') ?? []
  const clock = clockOf('completion', context.today)
  return (
    <ActPage view={view} context={context} act="return" before={<Evidence view={view} />}>
      <p class="note">Ghi từng mục: giấy tờ hay nội dung nào, vướng gì, cần bổ sung gì. Dòng không dùng thì để trống.</p>
      {Array.from({ length: RETURN_LINES }, (_, i) => (
        <fieldset class="field" key={`line-${String(i)}`}>
          <legend class="label">{`Mục ${i + 1}`}</legend>
          <div class="grid g-3">
            <ReturnItem i={i} value={items[i] ?? ''} />
            <div class="field">
              <label for={`f-problem-${i}`}>Vấn đề</label>
              <input class="form-control" id={`f-problem-${i}`} name="problem" value={problems[i] ?? ''} maxLength={500} autocomplete="off" />
            </div>
            <div class="field">
              <label for={`f-request-${i}`}>Yêu cầu bổ sung</label>
              <input class="form-control" id={`f-request-${i}`} name="request" value={requests[i] ?? ''} maxLength={500} autocomplete="off" />
            </div>
          </div>
        </fieldset>
      ))}
      <TextField
        name="workingDays"
        label="Thời hạn bổ sung (ngày làm việc)"
        hint="Ngày đến hạn được tính theo lịch nghỉ lễ"
        inputmode="numeric"
        class="num"
        value={String(clock.workingDays)}
      />
    </ActPage>
  )
}

const CONTENT_ITEMS = ['Thông tin cơ sở', 'Nội dung xin hỗ trợ', 'Máy móc và số tiền']

function ReturnItem({ i, value }: { i: number; value: string }) {
  return (
    <div class="field">
      <label for={`f-item-${i}`}>Thành phần hồ sơ</label>
      <select class="form-select" id={`f-item-${i}`} name="item">
        <option value="">Chọn</option>
        {[...CONTENT_ITEMS, ...DOSSIER_PAPERS.map((paper) => paper.name), 'Khác'].map((name) => (
          <option key={name} value={name} selected={name === value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

export function WithdrawalPage(view: ActView, context: PageContext) {
  return (
    <ActPage view={view} context={context} act="withdraw" tone="grave">
      <p>Rút hồ sơ thì hồ sơ dừng lại ở đây. Sau này có thể mở lại để sửa và gửi tiếp, mã hồ sơ giữ nguyên.</p>
      <TextArea name="reason" label="Lý do rút" optional />
    </ActPage>
  )
}

export function ReopeningPage(view: ActView, context: PageContext) {
  return (
    <ActPage view={view} context={context} act="reopen">
      <p>Hồ sơ trở lại trạng thái chưa gửi, nội dung và giấy tờ đã có được giữ nguyên.</p>
    </ActPage>
  )
}

export function AssignmentPage(view: ActView, context: PageContext) {
  return (
    <ActPage view={view} context={context} act="assign" before={view.yearOver && <YearOverAlert year={view.project.year} end={view.yearOver} />}>
      <TextField name="decisionNo" label="Số quyết định giao kế hoạch, dự toán" hint="Ví dụ: 125/QĐ-SCT" maxLength={60} />
      <DayField name="decidedOn" label="Ngày quyết định" />
      <TextField name="issuer" label="Cơ quan ban hành" value="Sở Công Thương" maxLength={200} />
      <TextField name="abstract" label="Trích yếu" value="Giao kế hoạch, dự toán kinh phí khuyến công" maxLength={300} />
      {view.yearOver && <PermissionField end={view.yearOver} />}
    </ActPage>
  )
}

export function ChangeRequestPage(view: ActView, context: PageContext) {
  return (
    <ActPage view={view} context={context} act="ask-change">
      <SelectField
        name="kind"
        label="Nội dung điều chỉnh"
        options={CHANGE_KINDS.map(({ code, name }) => ({ value: code, label: name }))}
        blank="Chọn nội dung"
        hint="Tăng mức hỗ trợ không làm ở đây: lập kế hoạch bổ sung."
      />
      <TextArea name="before" label="Đã duyệt" hint="Nội dung theo quyết định phê duyệt, hợp đồng" />
      <TextArea name="after" label="Đề nghị" />
      <TextArea name="reason" label="Lý do" />
      <DayField name="newEndsOn" label="Ngày kết thúc mới" hint="dd/mm/yyyy; chỉ nhập khi điều chỉnh thời gian" optional />
      <SelectField
        name="newCommuneCode"
        label="Xã, phường mới"
        hint="Chỉ chọn khi thay đổi địa điểm"
        options={view.communes}
        blank="Không đổi"
        optional
      />
    </ActPage>
  )
}

export function ChangeDecisionPage(view: ActView, context: PageContext) {
  const change = view.openChange
  const kind = CHANGE_KINDS.find((one) => one.code === change?.kind)
  const before = change && (
    <Sheet title={kind?.name ?? 'Đề nghị điều chỉnh'} padded>
      <Kv
        facts={[
          { name: 'Đã duyệt', value: change.before },
          { name: 'Đề nghị', value: change.after },
          { name: 'Lý do', value: change.reason },
          { name: 'Ngày đề nghị', value: formatDay(change.askedOn) },
          { name: 'Căn cứ', value: kind?.article ?? '' },
        ]}
      />
    </Sheet>
  )
  const verdicts = [
    { value: 'agreed', label: 'Đồng ý điều chỉnh' },
    { value: 'refused', label: 'Không đồng ý, giữ nguyên như đã duyệt' },
  ]
  return (
    <ActPage view={view} context={context} act="decide-change" before={before}>
      <RadioField name="verdict" label="Quyết định" options={verdicts} />
      <TextField name="decisionNo" label="Số văn bản quyết định" maxLength={60} />
      <DayField name="decidedOn" label="Ngày quyết định" />
    </ActPage>
  )
}
