// What every field shares: its id, what was typed, its errors, and the order label, hint, control, error.
import type { ComponentChildren } from 'preact'
import { type FormState, firstValue } from './context.ts'
import { fieldId, useFormScope } from './form-context.ts'
import { Icon } from './icon.tsx'

export type FieldProps = {
  readonly name: string
  readonly label: string
  readonly hint?: ComponentChildren
  /** Left out inside <Form>: the form passes its own. */
  readonly form?: FormState | undefined
  readonly optional?: boolean | undefined
  readonly value?: string | undefined
  readonly readOnly?: boolean | undefined
}

export type Drawn = {
  readonly id: string
  readonly typed: string | undefined
  readonly errors: readonly string[]
  readonly described: string | undefined
}

export function useField({ name, hint, form, value }: FieldProps): Drawn {
  const scope = useFormScope()
  const state = form ?? scope.form
  const id = fieldId(scope.prefix, name)
  const errors = state ? state.errors.filter((error) => error.field === name).map((error) => error.text) : []
  const described = [hint ? `${id}-hint` : '', errors.length > 0 ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { id, typed: firstValue(state, name) ?? value, errors, described: described || undefined }
}

export function ariaOf(drawn: Drawn) {
  return { 'aria-describedby': drawn.described, 'aria-invalid': drawn.errors.length > 0 ? ('true' as const) : undefined }
}

export function Field({ props, drawn, children }: { props: FieldProps; drawn: Drawn; children: ComponentChildren }) {
  return (
    <div class={drawn.errors.length > 0 ? 'field has-error' : 'field'}>
      <label for={drawn.id}>
        <LabelText props={props} />
      </label>
      <Hint id={drawn.id} hint={props.hint} />
      {children}
      <Errors drawn={drawn} />
    </div>
  )
}

export function LabelText({ props }: { props: FieldProps }) {
  return (
    <>
      {props.label}
      {props.optional && <span class="opt"> (nếu có)</span>}
    </>
  )
}

export function Hint({ id, hint }: { id: string; hint: ComponentChildren }) {
  if (!hint) return null
  return (
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
  )
}

export function Errors({ drawn }: { drawn: Drawn }) {
  if (drawn.errors.length === 0) return null
  return (
    <div id={`${drawn.id}-error`}>
      {drawn.errors.map((text) => (
        <p class="field-error" key={text}>
          <Icon name="alert" />
          <span>{text}</span>
        </p>
      ))}
    </div>
  )
}
