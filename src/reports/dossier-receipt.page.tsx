// What an establishment holds in its hand once its dossier is taken in: which files, when, by which office, and by when it is answered.
import { dayOf, formatDay, timeOf } from '../basics/day.ts'
import type { State } from '../project/lifecycle.ts'
import { paperName } from '../project/rules-in-force.ts'
import { Kv, Sheet } from '../ui/panel.tsx'
import type { DossierView } from './dossier-view.ts'
import { rolesWords } from './dossier-words.vi.ts'

/** Sent back or not yet taken in again: the day that was named no longer stands. */
const AWAY: ReadonlySet<State> = new Set<State>(['returned', 'submitted', 'withdrawn', 'draft'])

export function Receipt({ view: { project, receipt, documents } }: { readonly view: DossierView }) {
  if (!receipt) return null
  const { at, role, dueOn } = receipt
  const files = documents.filter((one) => one.kind === 'file' && one.at <= at)
  return (
    <Sheet id="tiep-nhan" title="Hồ sơ đã được tiếp nhận" padded>
      <Kv
        facts={[
          { name: 'Mã hồ sơ', value: project.code },
          { name: 'Tiếp nhận', value: `${timeOf(at)}, ngày ${formatDay(dayOf(at))}` },
          { name: 'Người tiếp nhận', value: rolesWords(role) },
          ...(dueOn === undefined || AWAY.has(project.state) ? [] : [{ name: 'Hẹn trả kết quả thẩm định', value: formatDay(dueOn) }]),
          {
            name: `Đã nhận ${files.length} tệp`,
            value: files.map(({ id, about, name }) => (
              <div key={id}>
                {paperName(about)} <span class="under">{name}</span>
              </div>
            )),
          },
        ]}
      />
    </Sheet>
  )
}
