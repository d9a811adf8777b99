// A POST form that can be pressed twice and can come back refused: it carries an id made once, the version it saw, and what was typed.
import type { ComponentChildren } from 'preact'
import { firstValue, formFor, type PageContext } from './context.ts'
import { CheckField } from './field.tsx'
import { FormContext, fieldId, useFormScope } from './form-context.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

export type FormProps = {
  readonly context: PageContext
  readonly action: string
  /** Made once by the page that draws the form; the same id pressed twice acts once. */
  readonly requestKey: string
  /** The version of the record this form was drawn from. */
  readonly version?: string | number | bigint | undefined
  /** Word on the main button; leave it out to draw the buttons yourself. */
  readonly submit?: string | undefined
  readonly tone?: ButtonTone | undefined
  readonly enctype?: 'multipart/form-data' | undefined
  /** Needed when a page holds two forms with fields of the same name. */
  readonly prefix?: string | undefined
  readonly class?: string | undefined
  readonly label?: string | undefined
  /** What is said at the box that takes a doubtful entry as meant. */
  readonly confirms?: string | undefined
  readonly children?: ComponentChildren
}

export function Form(props: FormProps) {
  const { context, action, prefix = 'f' } = props
  const form = formFor(context, action)
  return (
    <FormContext.Provider value={{ form, prefix }}>
      <form action={action} method="post" noValidate encType={props.enctype} class={props.class} aria-label={props.label}>
        <input type="hidden" name="requestKey" value={props.requestKey} />
        {props.version !== undefined && <input type="hidden" name="version" value={String(props.version)} />}
        <ConfirmBox label={props.confirms} />
        {props.children}
        {props.submit && (
          <div class="form-acts">
            <SubmitButton tone={props.tone}>{props.submit}</SubmitButton>
          </div>
        )}
      </form>
    </FormContext.Provider>
  )
}

/** Drawn only after the entry was asked about, so that nobody ticks it by habit; one tick answers what was asked, not what is asked next. */
function ConfirmBox({ label = 'Tôi đã kiểm tra lại với văn bản và xác nhận ghi như đã nhập' }: { label?: string | undefined }) {
  const { form } = useFormScope()
  const now = (form?.errors ?? []).flatMap(({ field, code }) => (field === CONFIRMED && code !== undefined ? [code] : []))
  const before = firstValue(form, CONFIRMED)?.split(' ') ?? []
  const codes = [...new Set([...before, ...now])]
  return codes.length > 0 ? <CheckField name={CONFIRMED} label={label} value={codes.join(' ')} /> : null
}

const CONFIRMED = 'confirmed'

export type ErrorSummaryProps = {
  readonly context: PageContext
  readonly action: string
  /** What was not done: "Chưa lưu được". */
  readonly what?: string | undefined
  readonly prefix?: string | undefined
}

/** First thing in `main` when a form comes back: how many places, each a link to its field. */
export function ErrorSummary({ context, action, what = 'Chưa lưu được', prefix = 'f' }: ErrorSummaryProps) {
  const errors = formFor(context, action)?.errors ?? []
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1}>
      <h2>{`${what}: có ${errors.length} chỗ cần sửa`}</h2>
      <ol>
        {errors.map(({ field, text }) => (
          <li key={`${field}${text}`}>{field ? <a href={`#${fieldId(prefix, field)}`}>{text}</a> : text}</li>
        ))}
      </ol>
    </div>
  )
}

export type ButtonTone = 'primary' | 'outline' | 'quiet' | 'grave'

type ButtonLook = {
  readonly tone?: ButtonTone | undefined
  readonly icon?: IconName | undefined
  readonly small?: boolean | undefined
  readonly wide?: boolean | undefined
  readonly children: ComponentChildren
}

function buttonClass({ tone = 'primary', small, wide }: ButtonLook): string {
  return `btn btn-${tone}${small ? ' btn-small' : ''}${wide ? ' btn-wide' : ''}`
}

export type SubmitButtonProps = ButtonLook & {
  /** For a form with several buttons: which one was pressed. */
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly formAction?: string | undefined
}

export function SubmitButton(props: SubmitButtonProps) {
  return (
    <button class={buttonClass(props)} type="submit" name={props.name} value={props.value} formAction={props.formAction}>
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </button>
  )
}

export type LinkButtonProps = ButtonLook & { readonly href: string; readonly download?: boolean | undefined }

export function LinkButton({ tone = 'outline', ...props }: LinkButtonProps) {
  return (
    <a class={buttonClass({ ...props, tone })} href={props.href} download={props.download || undefined}>
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </a>
  )
}
