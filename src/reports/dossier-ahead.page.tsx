// Beside the page of one đề án: whose turn it is, what may still be paid, and the days that hold.
import { formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import { Side } from '../ui/panel.tsx'
import { waitingFor } from './dossier.ts'
import type { DossierView } from './dossier-view.ts'
import { DUE_OF, waitingWords } from './dossier-words.vi.ts'

export function Ahead({ view: { project, rooms, opensPlan } }: { view: DossierView }) {
  const waiting = waitingFor(project.level, project.state)
  return (
    <>
      {waiting.length > 0 && (
        <Side title="Đang ở">
          <p>{waitingWords(waiting)}.</p>
          {project.planId !== null && opensPlan && (
            <p>
              Trong kế hoạch <a href={`/plans/${project.planId}`}>{project.planCode}</a>.
            </p>
          )}
        </Side>
      )}
      {rooms.length > 0 && (
        <Side title="Còn được thanh toán">
          {rooms.map((room) => (
            <p key={room.source}>
              {room.name}: <b class="money">{formatDong(room.payableDong)}</b> đồng
              <span class="under">{`được hưởng theo nghiệm thu, trừ phần thu hồi không chi lại: ${formatDong(room.finalDong)} đồng`}</span>
            </p>
          ))}
        </Side>
      )}
      <Side title="Các mốc">
        <p>{`Thực hiện: ${formatDay(project.startsOn)} - ${formatDay(project.endsOn)}`}</p>
        <ContractEnd project={project} />
        {project.dueOn && <p>{`${DUE_OF[project.state] ?? 'Hạn xử lý'}: ${formatDay(project.dueOn)}`}</p>}
      </Side>
    </>
  )
}

/** The day that holds: after an extension it is no longer the one written in the contract. */
function ContractEnd({ project: { contractEndsOn, extendedTo, extensionNo, extendedOn } }: Pick<DossierView, 'project'>) {
  if (contractEndsOn === null) return null
  if (extendedTo === null || extendedOn === null) return <p>{`Hợp đồng hết hạn: ${formatDay(contractEndsOn)}`}</p>
  return (
    <p>
      {`Hợp đồng hết hạn: ${formatDay(extendedTo)}`}
      <span class="under">{`gia hạn theo văn bản số ${extensionNo} ngày ${formatDay(extendedOn)}; hợp đồng ký đến ${formatDay(contractEndsOn)}`}</span>
    </p>
  )
}
