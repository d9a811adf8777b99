import { ActPanel, NormVerdict } from './act-panel.tsx'
import type { PageContext } from './context.ts'
import { TextArea } from './field.tsx'
import { Form, LinkButton, SubmitButton } from './form.tsx'
import { Tabs } from './list.tsx'
import { Alert, FileRow, Kv, MainAndSide, Sheet, Side } from './panel.tsx'
import { type Step, StepList, StepStrip, TrailTimeline } from './process.tsx'
import { DialogActs, DialogPage, RefusalPage } from './refusal.tsx'

const STEP_NAMES = [
  'Đăng ký hồ sơ',
  'Thẩm định cấp cơ sở',
  'Thẩm định cấp Bộ',
  'Phê duyệt kế hoạch',
  'Giao dự toán',
  'Ký hợp đồng',
  'Thực hiện',
  'Kiểm tra, giám sát',
  'Nghiệm thu',
  'Thanh lý, quyết toán',
]

const STEPS: readonly Step[] = STEP_NAMES.map((name, i) => ({
  name,
  state: i < 6 ? 'done' : i === 6 ? 'now' : 'later',
  note: i < 6 ? '12/05/2024' : undefined,
}))

const LAW = { article: 'Khoản 4 Điều 8 Thông tư 28/2018/TT-BTC', href: '/norms/1', standing: 'verified' } as const

export function PanelParts() {
  return (
    <>
      <StepStrip steps={STEPS} />
      <Tabs
        label="Các phần của đề án"
        tabs={[
          { label: 'Hồ sơ', href: '#ho-so', current: true },
          { label: 'Dự toán và mức hỗ trợ', href: '#du-toan' },
          { label: 'Nhật ký', href: '#nhat-ky', count: 41 },
        ]}
      />
      <MainAndSide
        first={<ActPanel acts={<ActButtons />} refused={[{ act: 'Chưa thanh lý hợp đồng được.', why: 'Cần hồ sơ quyết toán được duyệt.' }]} />}
        side={<PapersSide />}
      >
        <Sheet
          title="Hồ sơ"
          id="ho-so"
          padded
          end={
            <LinkButton href="/edit" tone="quiet" small>
              Sửa
            </LinkButton>
          }
        >
          <Kv
            facts={[
              { name: 'Đơn vị thụ hưởng', value: <a href="/establishments/1">Hợp tác xã Chè Bản Bo</a> },
              { name: 'Địa điểm', value: 'xã Bản Bo, tỉnh Lai Châu' },
              { name: 'Thời gian', value: '10/03/2025 - 30/09/2025' },
            ]}
          />
        </Sheet>
        <div>
          <NormVerdict
            ok
            title="Mức hỗ trợ 274.000.000 đồng đúng định mức"
            sum="50% × 548.000.000 = 274.000.000, không vượt trần 300.000.000 đồng/cơ sở."
            citations={[LAW]}
          />
          <NormVerdict ok={false} title="Vượt mức tối đa 24.000.000 đồng" citations={[{ article: 'Chi phí tư vấn', standing: 'unverified' }]} />
        </div>
        <Alerts />
        <Sheet title="Nhật ký" id="nhat-ky" note="Chuỗi 41 việc, đã đối chiếu nguyên vẹn" end={<a href="/trail">Xem đủ</a>} padded>
          <TrailTimeline
            entries={[
              { when: '10:12, 06/10/2025', act: 'Nghiệm thu đạt', meta: 'Sở Công Thương · 27/BBNT-TTKC', hash: 'a41f 09c2' },
              {
                when: '15:40, 14/08/2025',
                act: 'Tạm ứng',
                detail: '191.800.000 đồng',
                meta: 'Hoàng Thị Nga · UNC 0218',
                hash: '7be0 51d8',
                money: true,
              },
            ]}
          />
        </Sheet>
      </MainAndSide>
    </>
  )
}

function ActButtons() {
  return (
    <>
      <LinkButton href="/settle" tone="primary" wide>
        Lập hồ sơ quyết toán
      </LinkButton>
      <LinkButton href="/extend" wide>
        Đề nghị gia hạn
      </LinkButton>
    </>
  )
}

function PapersSide() {
  return (
    <>
      <Side title="Giấy tờ quyết toán: còn thiếu 1">
        <FileRow name="Báo giá máy móc" meta="bao-gia-may-ep.pdf · 642 KB" hash="b07e 44a2" state="ok" act={<a href="/files/1">Xem</a>} />
        <FileRow name="Bảng kê chứng từ (Mẫu 8b)" meta="bắt buộc, chưa có" state="missing" act={<a href="/files/new">Lập</a>} />
      </Side>
      <section class="sheet" aria-label="Hồ sơ đang ở đâu">
        <StepList steps={STEPS.slice(5, 8)} label="Ba bước gần nhất" />
      </section>
    </>
  )
}

function Alerts() {
  return (
    <div>
      <Alert kind="warn">Còn 6 ngày làm việc đến hạn nộp báo cáo tháng (trước ngày 25).</Alert>
      <Alert kind="bad">
        Hóa đơn số 00214 đã kê ở đề án <a href="/projects/6">KCĐP-2024-06</a>.
      </Alert>
      <Alert kind="info">Có người vừa sửa bản ghi này lúc 14:18.</Alert>
    </div>
  )
}

export function RefusalParts({ context }: { context: PageContext }) {
  return (
    <>
      <RefusalPage
        what="Chưa đủ điều kiện tạm ứng: mới đạt 61,4% tổng vốn đầu tư, yêu cầu trên 70%"
        kept="Chưa có khoản tiền nào được ghi. Đề nghị vừa gửi được giữ nguyên để dùng lại."
        why={[
          {
            condition: 'Khối lượng hoàn thành so với tổng vốn đầu tư',
            under: '604.176.000 trên 984.000.000 đồng',
            rule: <a href="/norms/13">Điều 13 TT 36/2013/TT-BCT</a>,
            needed: 'trên 70%',
            found: '61,4%',
            met: false,
          },
          { condition: 'Hợp đồng đã ký, còn hiệu lực', needed: 'có', found: 'có', met: true },
        ]}
        citations={[{ article: 'Theo bản năm 2013 của Thông tư 36', note: 'phần sửa đổi năm 2018 chưa đọc được toàn văn', standing: 'old-text' }]}
        waysOut={[
          {
            title: 'Ghi khối lượng mới',
            detail: 'Lập báo cáo Mẫu 3b mới rồi gửi lại đề nghị này.',
            act: (
              <LinkButton href="/volume" tone="primary">
                Lập báo cáo khối lượng (Mẫu 3b)
              </LinkButton>
            ),
          },
          { title: 'Quay lại đề án', detail: 'Giữ đề nghị ở dạng bản nháp.' },
        ]}
        foot="Mã phản hồi 409 · 14:20:07, 16/10/2025 · đã ghi nhật ký"
      />
      <DialogPage question="Ngừng thực hiện đề án này?">
        <p>Số đã tạm ứng 191.800.000 đồng sẽ chuyển sang theo dõi thu hồi.</p>
        <Form context={context} action="/stop" prefix="stop" requestKey="0198c0de-0000-7000-8000-000000000002" label="Ngừng thực hiện">
          <TextArea name="reason" label="Lý do" rows={2} />
          <DialogActs>
            <LinkButton href="/projects/3">Không ngừng</LinkButton>
            <SubmitButton tone="grave">Ngừng thực hiện</SubmitButton>
          </DialogActs>
        </Form>
      </DialogPage>
    </>
  )
}
