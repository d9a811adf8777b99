// Whose programme it is: the province of the decision, and the one that keeps it since the mergers of 01/7/2025.
import type { Day } from '../basics/day.ts'
import { fold } from '../basics/text.ts'
import type { DecidedProvince, Fault } from './document.ts'

/** Provinces of today by code. Those merged before are not on record, so an unknown old code is taken as written. */
export type ProvinceNames = { readonly since: Day; readonly names: ReadonlyMap<string, string> }

export function provinceFaults(province: DecidedProvince, known: ProvinceNames): Fault[] {
  return province.successor ? successorFaults(province, province.successor, known) : ownFaults(province, known)
}

function ownFaults({ code, name, on }: DecidedProvince, { since, names }: ProvinceNames): Fault[] {
  const today = names.get(code)
  if (today !== undefined && isName(name, today)) return []
  if (today !== undefined)
    return [
      {
        path: ['province', 'code'],
        reason: `Mã ${code} nay là ${today}, không phải ${name}. Sửa mã hoặc tên; tỉnh đã sáp nhập thì ghi tỉnh tiếp nhận.`,
      },
    ]
  return on >= since ? [unknown(['province', 'code'], code)] : []
}

function successorFaults(province: DecidedProvince, successor: NonNullable<DecidedProvince['successor']>, { since, names }: ProvinceNames): Fault[] {
  const faults: Fault[] = []
  if (successor.from <= province.on)
    faults.push({ path: ['province', 'successor', 'from'], reason: 'Ngày sáp nhập phải sau ngày lấy mã của tỉnh cũ.' })
  if (successor.code === province.code && successor.name === province.name)
    faults.push({
      path: ['province', 'successor'],
      reason: 'Tỉnh tiếp nhận trùng với chính tỉnh của chương trình. Bỏ mục này nếu tỉnh không sáp nhập.',
    })
  const today = names.get(successor.code)
  if (today === undefined && successor.from >= since) faults.push(unknown(['province', 'successor', 'code'], successor.code))
  if (today !== undefined && !isName(successor.name, today))
    faults.push({
      path: ['province', 'successor', 'code'],
      reason: `Mã ${successor.code} là ${today}, không phải ${successor.name}. Sửa mã hoặc tên.`,
    })
  return faults
}

function unknown(path: Fault['path'], code: string): Fault {
  return { path, reason: `Không có tỉnh mã ${code} trong danh mục 34 tỉnh, thành phố từ 01/7/2025.` }
}

/** "Tỉnh Lai Châu", "TP. Huế" and the bare names are the same. */
function isName(written: string, known: string): boolean {
  const bare = (name: string) => fold(name).replace(/^(tinh|thanh pho|tp) /, '')
  return bare(written) === bare(known)
}
