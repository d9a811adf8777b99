import type { PageContext } from './context.ts'
import { CheckField, DayField, FileField, MoneyField, RadioField, SelectField, TextArea, TextField } from './field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from './form.tsx'
import { Sheet } from './panel.tsx'
import { DialogActs } from './refusal.tsx'

const KEY = '0198c0de-0000-7000-8000-000000000001'

const SOURCES = [
  { value: 'kcqg', label: 'Khuyến công quốc gia' },
  { value: 'tinh', label: 'Ngân sách tỉnh', hint: 'Xét theo Nghị quyết của Hội đồng nhân dân tỉnh' },
]

export function FormParts({ context }: { context: PageContext }) {
  return (
    <>
      <ErrorSummary context={context} action="/gallery" what="Chưa lưu được dự toán" />
      <Sheet title="Trường nhập" padded>
        <Form context={context} action="/gallery" requestKey={KEY} version={3} submit="Lưu dự toán" enctype="multipart/form-data">
          <div class="grid g-2">
            <div>
              <MoneyField name="price" label="Đơn giá" />
              <DayField name="signedOn" label="Ngày ký hợp đồng" optional />
              <SelectField
                name="content"
                label="Nội dung hỗ trợ"
                blank="Chọn nội dung"
                options={[
                  { value: 'machines', label: 'Ứng dụng máy móc tiên tiến' },
                  { value: 'design', label: 'Thiết kế mẫu mã, bao bì' },
                ]}
              />
              <TextField name="phone" label="Điện thoại" inputmode="tel" autocomplete="tel" value="09xx xxx 214" readOnly />
            </div>
            <div>
              <RadioField name="source" label="Nguồn kinh phí" hint="Chọn các nguồn đề nghị" options={SOURCES} many />
              <FileField name="quote" label="Báo giá máy móc" hint="Ảnh hoặc PDF, mỗi tệp không quá 10 MB" accept="image/*,.pdf" />
              <TextArea name="note" label="Thuyết minh" optional />
              <CheckField name="agree" label="Cam kết bảo đảm vốn đối ứng theo dự toán" />
            </div>
          </div>
        </Form>
      </Sheet>
      <Sheet title="Nút" padded>
        <DialogActs>
          <LinkButton href="/back">Không ngừng</LinkButton>
          <LinkButton href="/more" tone="quiet" icon="plus">
            Thêm 5 dòng
          </LinkButton>
          <SubmitButton tone="grave">Ngừng thực hiện</SubmitButton>
          <SubmitButton small>Gửi hồ sơ</SubmitButton>
        </DialogActs>
      </Sheet>
    </>
  )
}
