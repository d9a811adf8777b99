// What is wrong with the house and what to do, then every disk with its figures.
import { dayOf, formatDay, timeOf } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import { StateChip, type Tone } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { SelectField, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, EmptyState, Sheet } from '../ui/panel.tsx'
import { DataTable } from '../ui/table.tsx'
import { type Disk, FULL_WARNING_PERCENT, isLow, RESERVE_BYTES, usedPercent } from './disk.ts'
import { type LimitView, QUOTAS } from './quota.ts'
import { placesInWords, QUOTA_WORDS } from './words.vi.ts'

export type UpkeepView = {
  readonly wrong: readonly { readonly code: string; readonly text: string; readonly since: Date; readonly halts: boolean }[]
  readonly disks: readonly Disk[]
  readonly reserveKept: boolean
  readonly limits: readonly LimitView[]
  readonly requestKey: string
}

export function UpkeepPage(view: UpkeepView, context: PageContext) {
  const { wrong, disks, reserveKept } = view
  return (
    <Page context={context} title="Tình trạng hệ thống">
      <div class="stack">
        {wrong.length === 0 && <Alert kind="good">Không có sự cố nào.</Alert>}
        {wrong.map(({ text, since, halts }) => (
          <Alert key={text} kind={halts ? 'bad' : 'warn'}>
            {text} <span class="note">{`Từ ${timeOf(since)}, ${formatDay(dayOf(since))}.`}</span>
          </Alert>
        ))}
        <Disks disks={disks} reserveKept={reserveKept} />
        <Limits view={view} context={context} />
      </div>
    </Page>
  )
}

function Disks({ disks, reserveKept }: Pick<UpkeepView, 'disks' | 'reserveKept'>) {
  const reserve = `${megabytes(RESERVE_BYTES)} MB dự phòng trong thư mục dữ liệu: ${reserveKept ? 'đang giữ' : 'đã nhường chỗ, giữ lại khi đĩa đủ chỗ'}.`
  return (
    <Sheet title="Đĩa" note={`cảnh báo từ ${FULL_WARNING_PERCENT}%`} foot={<p class="note">{reserve}</p>}>
      {disks.length === 0 ? (
        <EmptyState title="Chưa có số liệu">Số liệu có sau khi máy chủ chạy ít giây. Mở lại trang.</EmptyState>
      ) : (
        <DataTable
          caption="Dung lượng đĩa"
          unit="MB"
          cards
          columns={[
            { key: 'what', head: 'Đĩa giữ', kind: 'text', full: true },
            { key: 'total', head: 'Dung lượng', kind: 'num' },
            { key: 'used', head: 'Đã dùng', kind: 'num' },
            { key: 'free', head: 'Còn lại', kind: 'num' },
            { key: 'percent', head: 'Tỷ lệ', kind: 'pct' },
            { key: 'state', head: 'Tình trạng', kind: 'text' },
          ]}
          rows={disks.map((disk) => ({
            cells: {
              what: placesInWords(disk.places),
              total: megabytes(disk.totalBytes),
              used: megabytes(disk.usedBytes),
              free: megabytes(disk.freeBytes),
              percent: `${usedPercent(disk)}%`,
              state: <StateChip {...stateOf(disk)} />,
            },
          }))}
        />
      )}
    </Sheet>
  )
}

const LIMITS_PATH = '/system/upload-limits'

function Limits({ view: { limits, requestKey }, context }: { view: UpkeepView; context: PageContext }) {
  return (
    <Sheet title="Giới hạn dung lượng tệp" note="tệp đính kèm của hồ sơ" padded>
      <DataTable
        caption="Giới hạn dung lượng tệp"
        unit="MB"
        cards
        columns={[
          { key: 'whose', head: 'Của', kind: 'text', full: true },
          { key: 'most', head: 'Được dùng', kind: 'num' },
          { key: 'kept', head: 'Đã dùng', kind: 'num' },
          { key: 'since', head: 'Áp dụng từ', kind: 'text' },
        ]}
        rows={limits.map(({ kind, mostBytes, keptBytes, setAt }) => ({
          cells: {
            whose: QUOTA_WORDS[kind],
            most: megabytes(mostBytes),
            kept: keptBytes === undefined ? '' : megabytes(keptBytes),
            since: setAt ? formatDay(dayOf(setAt)) : 'mặc định',
          },
        }))}
      />
      <ErrorSummary context={context} action={LIMITS_PATH} />
      <h3>Đặt giới hạn khác</h3>
      <Form context={context} action={LIMITS_PATH} requestKey={requestKey} submit="Đặt giới hạn">
        <SelectField name="kind" label="Giới hạn của" options={QUOTAS.map((kind) => ({ value: kind, label: QUOTA_WORDS[kind] }))} />
        <TextField name="mostMb" label="Được dùng (MB)" inputmode="numeric" />
      </Form>
    </Sheet>
  )
}

function stateOf(disk: Disk): { readonly tone: Tone; readonly word: string } {
  if (isLow(disk)) return { tone: 'bad', word: 'Sắp hết chỗ' }
  return usedPercent(disk) >= FULL_WARNING_PERCENT ? { tone: 'warn', word: 'Sắp đầy' } : { tone: 'good', word: 'Đủ chỗ' }
}

function megabytes(bytes: number): string {
  return formatDong(BigInt(Math.floor(bytes / 1024 / 1024)))
}
