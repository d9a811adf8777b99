// Label, hint, control, error: in that order, tied together for screen readers. Optional fields say so; required ones do not.
import { allValues } from './context.ts'
import { ariaOf, Errors, Field, type FieldProps, Hint, LabelText, useField } from './field-frame.tsx'
import { useFormScope } from './form-context.ts'

export type { FieldProps } from './field-frame.tsx'

export type TextFieldProps = FieldProps & {
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search' | undefined
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined
  readonly autocomplete?: string | undefined
  readonly maxLength?: number | undefined
  readonly class?: string | undefined
}

export type Option = {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  /** Options of one heading stand together under it. */
  readonly group?: string | undefined
}

export function TextField(props: TextFieldProps) {
  const drawn = useField(props)
  return (
    <Field props={props} drawn={drawn}>
      <input
        class={`form-control ${props.class ?? widthOf(props)}`.trim()}
        id={drawn.id}
        name={props.name}
        type={(props.type ?? 'text') as 'text'}
        value={drawn.typed}
        inputMode={props.inputmode}
        autocomplete={props.autocomplete ?? 'off'}
        maxLength={props.maxLength}
        readOnly={props.readOnly}
        {...ariaOf(drawn)}
      />
    </Field>
  )
}

/** Numbers of papers and the like need no whole line. */
function widthOf({ maxLength, type }: TextFieldProps): string {
  return type !== 'password' && maxLength !== undefined && maxLength <= 60 ? 'short' : ''
}

export function MoneyField({ hint = 'Đồng, không lẻ', ...props }: FieldProps) {
  return <TextField {...props} hint={hint} inputmode="numeric" class="money" />
}

/** Typed as officials write it; the browser's own day picker changes its order with the language of the machine. */
export function DayField({ hint = 'dd/mm/yyyy', ...props }: FieldProps) {
  return <TextField {...props} hint={hint} inputmode="numeric" class="day" maxLength={10} />
}

export function TextArea({ rows = 3, ...props }: FieldProps & { readonly rows?: number }) {
  const drawn = useField(props)
  return (
    <Field props={props} drawn={drawn}>
      <textarea
        class="form-control"
        id={drawn.id}
        name={props.name}
        rows={rows}
        readOnly={props.readOnly}
        {...ariaOf(drawn)}
        value={drawn.typed ?? ''}
      />
    </Field>
  )
}

/** `blank` is the first, empty choice; leave it out when one of the options always holds. */
export function SelectField({ options, blank, ...props }: FieldProps & { readonly options: readonly Option[]; readonly blank?: string }) {
  const drawn = useField(props)
  return (
    <Field props={props} drawn={drawn}>
      <select class="form-select" id={drawn.id} name={props.name} {...ariaOf(drawn)}>
        {blank !== undefined && <option value="">{blank}</option>}
        {[...Map.groupBy(options, ({ group }) => group)].map(([group, under]) => {
          const drawnOptions = under.map(({ value, label }) => (
            <option key={value} value={value} selected={value === drawn.typed}>
              {label}
            </option>
          ))
          return group === undefined ? (
            drawnOptions
          ) : (
            <optgroup key={group} label={group}>
              {drawnOptions}
            </optgroup>
          )
        })}
      </select>
    </Field>
  )
}

export function FileField({ accept, multiple, ...props }: FieldProps & { readonly accept?: string; readonly multiple?: boolean }) {
  const drawn = useField(props)
  return (
    <Field props={props} drawn={drawn}>
      <input class="form-control" type="file" id={drawn.id} name={props.name} accept={accept} multiple={multiple} {...ariaOf(drawn)} />
    </Field>
  )
}

/** One box: "Tôi cam kết …". `value` is what is sent when ticked. */
export function CheckField({ checked, value = 'on', ...props }: FieldProps & { readonly checked?: boolean }) {
  const scope = useFormScope()
  const drawn = useField(props)
  const state = props.form ?? scope.form
  const ticked = state ? (allValues(state, props.name) ?? []).includes(value) : checked
  return (
    <div class={drawn.errors.length > 0 ? 'field has-error' : 'field'}>
      <label class="check">
        <input type="checkbox" id={drawn.id} name={props.name} value={value} checked={ticked} {...ariaOf(drawn)} />
        <span>{props.label}</span>
      </label>
      <Hint id={drawn.id} hint={props.hint} />
      <Errors drawn={drawn} />
    </div>
  )
}

/** A question with a few answers; `many` lets several be ticked. */
export function RadioField({ options, many, ...props }: FieldProps & { readonly options: readonly Option[]; readonly many?: boolean }) {
  const scope = useFormScope()
  const drawn = useField(props)
  const chosen = allValues(props.form ?? scope.form, props.name) ?? (props.value === undefined ? [] : [props.value])
  return (
    <fieldset class={drawn.errors.length > 0 ? 'field has-error' : 'field'} id={drawn.id} aria-describedby={drawn.described}>
      <legend class="label">
        <LabelText props={props} />
      </legend>
      <Hint id={drawn.id} hint={props.hint} />
      {options.map((option) => (
        <label class="check" key={option.value}>
          <input type={many ? 'checkbox' : 'radio'} name={props.name} value={option.value} checked={chosen.includes(option.value)} />
          <span>
            {option.label}
            {option.hint && <small class="note">{option.hint}</small>}
          </span>
        </label>
      ))}
      <Errors drawn={drawn} />
    </fieldset>
  )
}
