// The box that takes a slip as meant: drawn only after it was refused once, so that nobody ticks it by habit.
import { allValues } from '../ui/context.ts'
import { CheckField } from '../ui/field.tsx'
import { useFormScope } from '../ui/form-context.ts'

export function ConfirmField({ label }: { label: string }) {
  const { form } = useFormScope()
  const asked = form?.errors.some(({ field }) => field === 'confirmed') || allValues(form, 'confirmed') !== undefined
  return asked ? <CheckField name="confirmed" label={label} /> : null
}
