// Fields find the form they stand in, so a page names its FormState once.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { FormState } from './context.ts'

export type FormScope = { readonly form: FormState | undefined; readonly prefix: string }

export const FormContext = createContext<FormScope>({ form: undefined, prefix: 'f' })

export function useFormScope(): FormScope {
  return useContext(FormContext)
}

/** The id of a field's control; the error summary links to it. */
export function fieldId(prefix: string, name: string): string {
  return `${prefix}-${name.replace(/[^\w-]+/g, '-')}`
}
