// The door. Two fields, one button, and whom to ask when it stays shut.
import { firstValue, formFor, type PageContext } from '../ui/context.ts'
import { TextField } from '../ui/field.tsx'
import { ErrorSummary, SubmitButton } from '../ui/form.tsx'
import { BarePage } from '../ui/page.tsx'
import { Alert, Sheet } from '../ui/panel.tsx'

const ACTION = '/sign-in'

/** No form key here: pressing twice opens two sessions at worst, and no kept reply ever holds a token. */
export function SignInPage({ context, next }: { context: PageContext; next: string }) {
  const form = formFor(context, ACTION)
  return (
    <BarePage context={context} title="Đăng nhập">
      <ErrorSummary context={context} action={ACTION} what="Chưa đăng nhập được" />
      {next !== '' && !form && <Alert kind="info">Trang vừa mở cần đăng nhập. Nếu phiên làm việc đã hết hạn, đăng nhập lại để làm tiếp.</Alert>}
      <Sheet padded label="Đăng nhập">
        <form action={ACTION} method="post" noValidate class="stack">
          <input type="hidden" name="next" value={firstValue(form, 'next') ?? next} />
          <TextField form={form} name="login" label="Tên đăng nhập" autocomplete="username" maxLength={100} />
          <TextField form={form} name="password" label="Mật khẩu" type="password" autocomplete="current-password" />
          <div class="form-acts">
            <SubmitButton wide>Đăng nhập</SubmitButton>
          </div>
        </form>
      </Sheet>
      <p class="note">
        Quên mật khẩu hoặc chưa có tài khoản: liên hệ quản trị hệ thống của Sở Công Thương {context.provinceTitle}. Trên máy dùng chung, nhớ đăng xuất
        khi xong việc.
      </p>
    </BarePage>
  )
}
