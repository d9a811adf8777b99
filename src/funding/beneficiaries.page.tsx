// Who benefits: those named now, a search for more, and the decision that names them.
import type { Choice } from '../project/view.ts'
import type { PageContext } from '../ui/context.ts'
import { FilterBar } from '../ui/list.tsx'
import { Sheet } from '../ui/panel.tsx'
import { ActForm, EndingFields } from './act-form.page.tsx'
import type { MoneyView } from './view.ts'

export type NamingView = Pick<MoneyView, 'project' | 'funds'> & {
  readonly beneficiaries: readonly Choice[]
  readonly found: readonly Choice[]
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

function Chosen({ view }: { view: NamingView }) {
  const now = new Set(view.beneficiaries.map(({ value }) => value))
  const options = [...view.beneficiaries, ...view.found.filter(({ value }) => !now.has(value))]
  return (
    <fieldset class="field" id="f-beneficiaryIds">
      <legend class="label">Cơ sở thụ hưởng</legend>
      <p class="hint">Cơ sở đứng đầu là cơ sở chính. Mức trần mỗi cơ sở được tính lại theo danh sách này.</p>
      {options.length === 0 && <p class="note">Chưa có cơ sở nào. Tìm cơ sở ở ô trên.</p>}
      {options.map(({ value, label }) => (
        <label class="check" key={value}>
          <input type="checkbox" name="beneficiaryIds" value={value} checked={now.has(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
