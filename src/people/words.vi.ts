// What the people room says. Each refusal names the way out.
import { isRole, ROLE_WORDS } from './role.ts'

type Facts = Readonly<Record<string, string>>

function roleWords(codes: string | undefined): string {
  return (codes ?? '')
    .split(', ')
    .map((code) => (isRole(code) ? ROLE_WORDS[code] : code))
    .join(', ')
}

export const REFUSALS: Record<string, (facts: Facts) => string> = {
  'people.wrong-login': () =>
    'Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang bị khóa. Nhập lại; nếu quên mật khẩu, đề nghị quản trị hệ thống cấp mật khẩu mới.',
  'people.too-many-tries': ({ wait }) =>
    `Đã nhập sai nhiều lần. Thử lại sau ${wait}. Thiết bị đã từng đăng nhập thành công không bị chờ vì người khác nhập sai.`,
  'people.busy': () => 'Nhiều người đang đăng nhập cùng lúc. Thử lại sau ít giây.',
  'people.must-change-password': () => 'Mật khẩu đang dùng là mật khẩu tạm. Mở trang Tài khoản, đổi mật khẩu rồi thực hiện tiếp.',
  'people.wrong-current-password': () => 'Mật khẩu hiện tại không đúng. Nhập lại mật khẩu đang dùng.',
  'people.password-short': ({ least, has }) =>
    `Mật khẩu cần ít nhất ${least} ký tự, hiện có ${has}. Ghép bốn, năm từ không liên quan với nhau là đủ dài và dễ nhớ.`,
  'people.password-long': ({ most }) => `Rút mật khẩu còn không quá ${most} ký tự.`,
  'people.password-common': () => 'Mật khẩu này dễ đoán vì gồm từ thông dụng, tên, địa danh hoặc dãy lặp. Thêm vài từ không liên quan với nhau.',
  'people.passwords-differ': () => 'Hai lần nhập mật khẩu mới chưa giống nhau. Nhập lại cả hai ô.',
  'people.password-same': () => 'Mật khẩu mới trùng mật khẩu đang dùng. Chọn mật khẩu khác.',
  'people.session-ended-already': () => 'Phiên làm việc này đã kết thúc. Mở lại trang Tài khoản để xem các phiên đang mở.',
  'people.not-found': () => 'Không tìm thấy người dùng. Tìm lại theo tên đăng nhập ở trang Người dùng.',
  'people.login-taken': ({ login }) => `Tên đăng nhập${login ? ` ${login}` : ''} đã có người dùng. Chọn tên khác.`,
  'people.login-shape': () => 'Tên đăng nhập gồm 3 đến 40 chữ thường không dấu, số, dấu chấm, gạch ngang hoặc gạch dưới, bắt đầu bằng chữ hoặc số.',
  'people.role-missing': () => 'Chọn ít nhất một vai trò.',
  'people.role-stands-alone': ({ role }) => `Vai trò ${roleWords(role)} không giữ cùng vai trò khác. Bỏ các vai trò khác hoặc lập tài khoản riêng.`,
  'people.role-beyond-yours': ({ roles }) => `Tài khoản không được giao hoặc bỏ vai trò ${roleWords(roles)}. Đề nghị quản trị hệ thống thực hiện.`,
  'people.establishment-missing': () => 'Tài khoản của cơ sở phải gắn với một cơ sở. Mở cơ sở trong mục Cơ sở và địa bàn để lấy mã cơ sở.',
  'people.establishment-not-staff': () => 'Tài khoản gắn với cơ sở chỉ giữ vai trò Cơ sở công nghiệp nông thôn. Lập tài khoản riêng cho cán bộ.',
  'people.commune-missing': () => 'Công chức cấp xã phải gắn với một xã, phường. Chọn xã, phường.',
  'people.establishment-unknown': () => 'Không có cơ sở nào mang mã này. Mở trang của cơ sở trong mục Cơ sở và địa bàn rồi lập tài khoản từ đó.',
  'people.commune-unknown': ({ code }) => `Không có xã, phường nào của tỉnh đang mang mã ${code}. Tra mã ở mục Cơ sở và địa bàn rồi nhập lại.`,
  'people.own-roles': () => 'Không ai tự sửa vai trò của mình. Đề nghị một quản trị hệ thống khác thực hiện.',
  'people.own-account': () => 'Không thực hiện việc này với tài khoản của chính mình ở đây. Dùng trang Tài khoản.',
  'people.last-administrator': () => 'Đây là quản trị hệ thống cuối cùng của tỉnh. Giao vai trò quản trị cho người khác trước.',
  'people.locked-already': () => 'Tài khoản này đang bị khóa sẵn. Mở lại trang để xem trạng thái mới nhất.',
  'people.not-locked': () => 'Tài khoản này không bị khóa. Mở lại trang để xem trạng thái mới nhất.',
}

/** Acts as the trail tells them, after the person's name. */
export const TRAIL_WORDS: Readonly<Record<string, string>> = {
  'people.signed-in': 'Đăng nhập',
  'people.signed-out': 'Đăng xuất',
  'people.sign-in-failed': 'Đăng nhập không thành công',
  'people.denied': 'Bị từ chối vì không có quyền',
  'people.password-changed': 'Đổi mật khẩu',
  'people.session-ended': 'Kết thúc một phiên làm việc của mình',
  'people.other-sessions-ended': 'Kết thúc các phiên làm việc khác của mình',
  'people.created': 'Lập tài khoản',
  'people.roles-changed': 'Thay đổi vai trò',
  'people.locked': 'Khóa tài khoản',
  'people.unlocked': 'Mở khóa tài khoản',
  'people.password-reset': 'Cấp mật khẩu mới',
  'people.sessions-ended': 'Kết thúc phiên làm việc của người khác',
}
