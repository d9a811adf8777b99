// Any refusal that is not drawn inside its own form: what, why nothing was lost, and where to go.
import { formatDay } from './basics/day.ts'
import type { PageContext, Resend } from './ui/context.ts'
import { Page, PublicPage } from './ui/page.tsx'
import { RefusalPage } from './ui/refusal.tsx'

export type RefusalDocumentProps = {
  readonly context: PageContext
  readonly status: number
  readonly refusals: readonly { readonly code: string; readonly text: string }[]
  readonly resend?: Resend | undefined
}

/** Signing in happens in a tab of its own, so that this one keeps what was typed; it needs no JavaScript. */
function signInFirst() {
  return [
    {
      title: 'Đăng nhập lại ở thẻ mới',
      detail: 'Giữ trang này mở; đăng nhập xong thì trở lại đây.',
      act: (
        <a class="btn btn-outline" href="/sign-in" target="_blank" rel="noopener">
          Mở trang đăng nhập
        </a>
      ),
    },
  ]
}

function sendAgain({ action, fields }: Resend) {
  return [
    {
      title: 'Gửi lại nội dung vừa nhập',
      detail: 'Nội dung được gửi đúng như đã nhập.',
      act: (
        <form method="post" action={action}>
          {fields.map(([name, value], i) => (
            <input key={`${name}-${String(i)}`} type="hidden" name={name} value={value} />
          ))}
          <button class="btn btn-primary" type="submit">
            Gửi lại
          </button>
        </form>
      ),
    },
  ]
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Yêu cầu không đọc được',
  401: 'Cần đăng nhập',
  403: 'Không có quyền',
  404: 'Không tìm thấy',
  408: 'Yêu cầu gửi quá chậm',
  412: 'Bản ghi vừa được người khác sửa',
  413: 'Nội dung gửi lên quá lớn',
  415: 'Kiểu nội dung không được nhận',
  422: 'Nội dung nhập chưa hợp lệ',
  428: 'Thiếu phiên bản của bản ghi',
  431: 'Phần đầu của yêu cầu quá dài',
  500: 'Chưa xử lý được yêu cầu',
  503: 'Hệ thống tạm thời gián đoạn',
}

/** The record is there and the reader's own to see, but not as it was. */
const STALE: ReadonlySet<number> = new Set([409, 412])

const RECORDS = { projects: 'đề án', plans: 'kế hoạch' } as const

/** The record the act was about, as it stands now. */
function recordOf(path: string) {
  const [, href, room] = /^(\/(projects|plans)\/[0-9a-f-]{36})\//.exec(path) ?? []
  if (href === undefined) return []
  const name = RECORDS[room as keyof typeof RECORDS]
  return [{ title: `Mở lại ${name}`, detail: <a href={href}>{`Xem ${name} như đang ghi và việc được làm lúc này`}</a> }]
}

export function refusalDocument({ context, status, refusals, resend }: RefusalDocumentProps) {
  const title = TITLES[status] ?? 'Chưa thực hiện được'
  const [first, ...more] = refusals
  const home = context.who ? (context.who.roles.includes('establishment') ? '/my' : '/queue') : '/'
  const body = (
    <RefusalPage
      what={first?.text ?? title}
      kept={
        resend
          ? 'Nội dung vừa nhập còn nguyên ở trang này.'
          : status === 404
            ? 'Không có nội dung nào bị thay đổi.'
            : 'Không có nội dung nào được ghi hoặc bị mất.'
      }
      waysOut={[
        ...(resend && status === 401 ? signInFirst() : []),
        ...(resend ? sendAgain(resend) : []),
        ...(STALE.has(status) ? recordOf(context.path) : []),
        { title: 'Quay lại trang trước', detail: 'Dùng nút quay lại của trình duyệt; nội dung đã nhập vẫn còn trong biểu mẫu.' },
        { title: 'Về trang đầu', detail: <a href={home}>{context.who ? 'Mở danh sách công việc' : 'Mở trang công khai của chương trình'}</a> },
      ]}
      foot={`Mã phản hồi ${status} · ${context.now}, ${formatDay(context.today)}`}
    >
      {more.length > 0 && (
        <ul>
          {more.map(({ code, text }) => (
            <li key={code}>{text}</li>
          ))}
        </ul>
      )}
    </RefusalPage>
  )
  if (context.who) {
    return (
      <Page context={context} title={title}>
        {body}
      </Page>
    )
  }
  return (
    <PublicPage context={context} title={title} plain>
      {body}
    </PublicPage>
  )
}
