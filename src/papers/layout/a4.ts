// The sheet of NĐ 30/2020/NĐ-CP, Phụ lục I, in mm: what its margins leave for text and tables.
export const PAGE = { wide: 297, narrow: 210, top: 20, bottom: 20, left: 30, right: 15, header: 10 } as const
export const USABLE = { portrait: PAGE.narrow - PAGE.left - PAGE.right, landscape: PAGE.wide - PAGE.left - PAGE.right } as const
