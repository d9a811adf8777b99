// Every component once, with sample data: the test looks at this page in a browser, and whoever changes a component sees all of it.
import { day } from '../basics/day.ts'
import { SplitBar } from './bar-charts.tsx'
import { SourceTag, StateChip } from './chip.tsx'
import type { PageContext } from './context.ts'
import { LinkButton } from './form.tsx'
import { ChartParts } from './gallery-charts.tsx'
import { FormParts } from './gallery-forms.tsx'
import { ListParts } from './gallery-lists.tsx'
import { PanelParts, RefusalParts } from './gallery-panels.tsx'
import { Hills } from './hills.tsx'
import { Page, PublicPage } from './page.tsx'

export const SAMPLE_CONTEXT: PageContext = {
  who: { name: 'Lò Thị Minh', title: 'Chuyên viên, Trung tâm Khuyến công', roles: ['administrator'] },
  today: day('2025-10-16'),
  now: '14:20',
  path: '/projects/KCQG-2025-03',
  province: 'Lai Châu',
  provinceTitle: 'tỉnh Lai Châu',
  programme: 'Chương trình 2021-2025',
  demo: true,
  queueCount: 11,
  flash: { kind: 'good', text: 'Đã lưu lúc 14:20. Hồ sơ KCĐP-2026-12 chuyển sang bước thẩm định.' },
  form: {
    action: '/gallery',
    values: { price: '96tr', signedOn: '10/03/2025', agree: 'on', content: 'machines', source: ['kcqg'], note: 'Máy sấy băng tải Ể Ễ Ợ Ữ Ặ' },
    errors: [
      { field: 'price', text: 'Số tiền không hợp lệ. Nhập số nguyên, ví dụ 96.000.000.' },
      { field: 'source', text: 'Chọn ít nhất hai nguồn khi có đối ứng.' },
      { text: 'Tổng đề nghị hỗ trợ 314.000.000 đồng vượt mức tối đa 290.000.000 đồng.' },
    ],
  },
}

export function GalleryPage({ context = SAMPLE_CONTEXT }: { context?: PageContext }) {
  return (
    <Page
      context={context}
      title="Ứng dụng máy móc tiên tiến trong chế biến chè xanh tại xã Bản Bo"
      crumbs={[{ label: 'Đề án', href: '/projects' }, { label: 'Năm 2025', href: '/projects?year=2025' }, { label: 'KCQG-2025-03' }]}
      sub={
        <>
          <b class="code">KCQG-2025-03</b>
          <StateChip tone="good" word="Đã nghiệm thu, chờ quyết toán" />
          <SourceTag source="kcqg" />
        </>
      }
      acts={
        <>
          <LinkButton href="/projects.xlsx" icon="download">
            Xuất Excel
          </LinkButton>
          <LinkButton href="/projects/new" icon="plus" tone="primary">
            Thêm đề án
          </LinkButton>
        </>
      }
    >
      <PanelParts />
      <ListParts />
      <FormParts context={context} />
      <ChartParts />
      <RefusalParts context={context} />
    </Page>
  )
}

export function PublicGallery({ context = SAMPLE_CONTEXT }: { context?: PageContext }) {
  return (
    <PublicPage context={context} title="Chương trình khuyến công tỉnh Lai Châu giai đoạn 2021-2025">
      <section class="hero">
        <Hills />
        <div class="wrap">
          <div>
            <h1>Chương trình khuyến công tỉnh Lai Châu giai đoạn 2021-2025</h1>
            <p>Hỗ trợ cơ sở công nghiệp, tiểu thủ công nghiệp đổi mới máy móc, sản xuất sạch hơn, xây dựng thương hiệu và tìm thị trường.</p>
            <div class="acts">
              <LinkButton href="/apply" tone="primary">
                Đăng ký hỗ trợ
              </LinkButton>
              <LinkButton href="/papers/407" icon="file">
                Xem Quyết định 407/QĐ-UBND
              </LinkButton>
            </div>
          </div>
          <div>
            <div class="big">
              75.300 <small>triệu đồng</small>
            </div>
            <SplitBar
              label="Kinh phí theo nguồn"
              parts={[
                { of: 'doiung', name: 'Cơ sở đối ứng', value: 48400 },
                { of: 'kcqg', name: 'Quốc gia', value: 15820 },
                { of: 'tinh', name: 'Tỉnh', value: 11080 },
              ]}
            />
          </div>
        </div>
      </section>
      <section class="band">
        <div class="wrap">
          <div class="head">
            <h2>Kinh phí theo nguồn và theo năm</h2>
            <span class="note end">Theo Quyết định số 407/QĐ-UBND</span>
          </div>
          <ChartParts redraw />
        </div>
      </section>
    </PublicPage>
  )
}
