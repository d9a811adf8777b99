// Who benefits: those named now, a search for more, and the decision that names them.
import { formatDong, sum } from '../basics/money.ts'
import { approvedNow } from '../project/project.ts'
import type { Shares } from '../project/share.ts'
import type { Choice } from '../project/view.ts'
import type { PageContext } from '../ui/context.ts'
import { MoneyField } from '../ui/field.tsx'
import { FilterBar } from '../ui/list.tsx'
import { Sheet } from '../ui/panel.tsx'
import { ActForm, EndingFields } from './act-form.page.tsx'
import type { MoneyView } from './view.ts'

export type NamingView = Pick<MoneyView, 'project' | 'funds'> & {
  readonly beneficiaries: readonly Choice[]
  readonly found: readonly Choice[]
  readonly shares: Shares
  readonly q: string
}

export function NamingPage(view: NamingView, context: PageContext) {
  const action = `/projects/${view.project.id}/beneficiaries`
  const search = (
    <Sheet title="Tìm cơ sở thụ hưởng">
      <FilterBar action={action} label="Tìm cơ sở" query={view.q} placeholder="Tên hoặc mã số của cơ sở" />
    </Sheet>
  )
  return (
    <ActForm
      context={context}
      project={view.project}
      path="beneficiaries"
      title="Xác định đơn vị thụ hưởng"
      submit="Ghi đơn vị thụ hưởng"
      before={search}
    >
      <Chosen view={view} />
      <EndingFields context={context} />
    </ActForm>
  )
}

const promisedOf = ({ funds }: NamingView) => sum(funds.map(approvedNow))

function shareOf({ shares }: NamingView, id: string): string {
  const share = shares.get(id)
  return share === undefined ? '' : formatDong(share)
}

function Chosen({ view }: { view: NamingView }) {
  const now = new Set(view.beneficiaries.map(({ value }) => value))
  const options = [...view.beneficiaries, ...view.found.filter(({ value }) => !now.has(value))]
  return (
    <fieldset class="field" id="f-beneficiaryIds">
      <legend class="label">Cơ sở thụ hưởng</legend>
      <p class="hint">{`Cơ sở đứng đầu là cơ sở chính. Nhiều cơ sở thì nhập mức của từng cơ sở, cộng lại đúng ${formatDong(promisedOf(view))} đồng; mỗi cơ sở không quá trần của mình.`}</p>
      {options.length === 0 && <p class="note">Chưa có cơ sở nào. Tìm cơ sở ở ô trên.</p>}
      {options.map(({ value, label }) => (
        <div key={value}>
          <label class="check">
            <input type="checkbox" name="beneficiaryIds" value={value} checked={now.has(value)} />
            <span>{label}</span>
          </label>
          <MoneyField name={`shares.${value}`} label={`Mức hỗ trợ của ${label}`} value={shareOf(view, value)} />
        </div>
      ))}
    </fieldset>
  )
}
