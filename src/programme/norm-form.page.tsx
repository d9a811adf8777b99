// The form that adds a dated norm. It is recorded as unverified until somebody has checked it against the text of law.
import type { PageContext } from '../ui/context.ts'
import { CheckField, DayField, MoneyField, SelectField, TextArea, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, Sheet } from '../ui/panel.tsx'
import { LEVEL_WORDS } from './words.vi.ts'

export type NormFormData = {
  readonly requestKey: string
  readonly contents: readonly { readonly code: string; readonly name: string }[]
  readonly mayNational: boolean
}

export function NormFormPage({ data, context }: { data: NormFormData; context: PageContext }) {
  const levels = data.mayNational ? (['local', 'national'] as const) : (['local'] as const)
  return (
    <Page
      context={context}
      title="Thêm mức chi"
      crumbs={[{ label: 'Chương trình', href: '/programme' }, { label: 'Mức chi hỗ trợ', href: '/norms' }, { label: 'Thêm mức chi' }]}
      width="narrow"
    >
      <ErrorSummary context={context} action="/norms" what="Chưa ghi được mức chi" />
      <Alert kind="info">
        Mức chi cũ của cùng nội dung và cùng cấp kết thúc vào ngày liền trước ngày áp dụng. Hồ sơ của ngày trước vẫn xét theo mức chi của ngày đó.
      </Alert>
      <Sheet padded label="Mức chi mới">
        <Form context={context} action="/norms" requestKey={data.requestKey} submit="Ghi mức chi">
          <SelectField
            name="code"
            label="Nội dung hỗ trợ"
            blank="Chọn nội dung"
            options={data.contents.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <SelectField name="level" label="Cấp áp dụng" options={levels.map((value) => ({ value, label: LEVEL_WORDS[value] }))} />
          <TextField name="name" label="Tên mức chi theo văn bản" maxLength={300} />
          <TextField
            name="basisPoints"
            label="Tỷ lệ hỗ trợ"
            hint="Phần trăm, ví dụ 50 hoặc 12,5; để trống nếu văn bản không đặt tỷ lệ"
            inputmode="decimal"
            optional
          />
          <MoneyField name="ceilingDong" label="Mức trần" hint="Đồng, không lẻ; để trống nếu văn bản không đặt trần" optional />
          <TextField name="ceilingUnit" label="Mức trần tính cho" hint="Cơ sở, mô hình, lần, cụm công nghiệp…" maxLength={60} />
          <CheckField name="perEstablishment" label="Cộng dồn theo cơ sở trong cả chương trình" />
          <TextField
            name="priorityBasisPoints"
            label="Mức trần đối với đề án ưu tiên"
            hint="Phần trăm của mức trần, ví dụ 150"
            inputmode="decimal"
            optional
          />
          <TextField name="basis" label="Chi phí được tính" maxLength={500} />
          <TextArea name="condition" label="Điều kiện" optional />
          <TextField name="article" label="Căn cứ" hint="Khoản, điều, số ký hiệu văn bản" maxLength={300} />
          <DayField name="inForceFrom" label="Áp dụng từ ngày" />
          <TextField name="note" label="Ghi chú" optional maxLength={500} />
        </Form>
      </Sheet>
    </Page>
  )
}
