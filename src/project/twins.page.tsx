// Records that are, or may be, a beneficiary entered a second time: shown to whoever judges its support, and never merged.
import type { Twin } from '../registry/establishment-view.ts'
import { REASON_WORDS } from '../registry/words.vi.ts'
import { Alert } from '../ui/panel.tsx'

export function Twins({ twins }: { readonly twins: readonly Twin[] }) {
  return twins.map((twin) => <TwinAlert key={`${twin.id} ${twin.otherId}`} twin={twin} />)
}

function TwinAlert({ twin: { id, name, otherId, otherName, reasons } }: { twin: Twin }) {
  const same = reasons.includes('same-number')
  return (
    <Alert kind="warn">
      <a href={`/establishments/${id}`}>{name}</a> có thể là một với <a href={`/establishments/${otherId}`}>{otherName}</a>:{' '}
      {reasons.map((reason) => REASON_WORDS[reason].toLowerCase()).join('; ')}.{' '}
      {same
        ? 'Hai hồ sơ cùng mã số được tính là một cơ sở khi kiểm tra hỗ trợ trùng và trần hỗ trợ.'
        : 'Đối chiếu giấy tờ. Nếu là một cơ sở thì ghi cùng mã số ở cả hai hồ sơ để tính chung hỗ trợ trùng và trần hỗ trợ.'}
    </Alert>
  )
}
