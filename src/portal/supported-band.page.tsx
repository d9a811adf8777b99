// Whom the programme supported lately: the establishments, the place, what for, how much was approved for them and paid.

import { inMillions } from '../reports/words.vi.ts'
import { SourceTag } from '../ui/chip.tsx'
import { EmptyState } from '../ui/panel.tsx'
import { DataTable } from '../ui/table.tsx'
import type { Front, Supported } from './front.ts'

export function SupportedBand({ front: { supported } }: { front: Front }) {
  return (
    <section class="band" id="co-so">
      <div class="wrap">
        <div class="head">
          <h2>Cơ sở được hỗ trợ gần đây</h2>
        </div>
        {supported.length > 0 && <p class="unit">ĐVT: triệu đồng</p>}
        <div class="sheet">
          {supported.length === 0 ? (
            <EmptyState title="Chưa có đề án nào được nghiệm thu">Danh sách được công bố ngay khi đề án được nghiệm thu.</EmptyState>
          ) : (
            <DataTable
              caption="Cơ sở được hỗ trợ gần đây"
              cards
              columns={[
                { key: 'stt', head: 'STT', kind: 'stt' },
                { key: 'name', head: 'Cơ sở', kind: 'text' },
                { key: 'commune', head: 'Địa bàn', kind: 'text', full: true, phone: '' },
                { key: 'content', head: 'Nội dung hỗ trợ', kind: 'text', full: true, phone: '' },
                { key: 'source', head: 'Nguồn', kind: 'text', phone: '' },
                { key: 'year', head: 'Năm', kind: 'num' },
                { key: 'approved', head: 'Kinh phí được duyệt', kind: 'money', phone: 'Được duyệt (triệu đồng)' },
                { key: 'paid', head: 'Đã chi', kind: 'money', phone: 'Đã chi (triệu đồng)' },
              ]}
              rows={supported.map((one, i) => ({
                cells: {
                  stt: String(i + 1),
                  name: <Names of={one} />,
                  commune: one.commune,
                  content: one.content,
                  source: <SourceTag source={one.level === 'national' ? 'kcqg' : 'tinh'} />,
                  year: String(one.year),
                  approved: inMillions(one.approvedDong),
                  paid: inMillions(one.paidDong),
                },
              }))}
            />
          )}
        </div>
      </div>
    </section>
  )
}

/** One amount for several establishments is never told under the name of one alone. */
function Names({ of: { establishment, others } }: { readonly of: Supported }) {
  return (
    <>
      <b>{establishment}</b>
      {others > 0 && <span class="under">{`và ${others} cơ sở khác`}</span>}
    </>
  )
}
