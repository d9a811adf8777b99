// Any refusal that is not drawn inside its own form: what, why nothing was lost, and where to go.
import { formatDay } from './basics/day.ts'
import type { PageContext } from './ui/context.ts'
import { Page, PublicPage } from './ui/page.tsx'
import { RefusalPage } from './ui/refusal.tsx'

export type RefusalDocumentProps = {
  readonly context: PageContext
  readonly status: number
  readonly refusals: readonly { readonly code: string; readonly text: string }[]
}

const TITLES: Readonly<Record<number, string>> = {
  401: 'Cần đăng nhập',
  403: 'Không có quyền',
  404: 'Không tìm thấy',
  412: 'Bản ghi vừa được người khác sửa',
  428: 'Thiếu phiên bản của bản ghi',
  500: 'Chưa xử lý được yêu cầu',
  503: 'Hệ thống tạm thời gián đoạn',
}

export function refusalDocument({ context, status, refusals }: RefusalDocumentProps) {
  const title = TITLES[status] ?? 'Chưa thực hiện được'
  const [first, ...more] = refusals
  const home = context.who ? (context.who.roles.includes('establishment') ? '/my' : '/queue') : '/'
  const body = (
    <RefusalPage
      what={first?.text ?? title}
      kept={status === 404 ? 'Không có nội dung nào bị thay đổi.' : 'Không có nội dung nào được ghi hoặc bị mất.'}
      waysOut={[
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
