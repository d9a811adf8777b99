// Words that make a long password easy to guess: what people in Việt Nam and in offices type first. Folded: no marks, no spaces.
// A password made of these and little else is refused.
const VIETNAMESE = `matkhau matkhaumoi matkhaucuatoi doimatkhau quenmatkhau dangnhap taikhoan nguoidung quantri quantrivien quanly nhanvien canbo congchuc chuyenvien
lanhdao ketoan giamdoc truongphong vanphong coquan trungtam khuyencong khuyennong socongthuong congthuong bocongthuong ubnd uyban uybannhandan hoidong chuongtrinh
dean duan laichau dienbien sonla hanoi hochiminh saigon danang haiphong cantho thanhpho tinhlaichau vietnam vietnamvodich vietnamnumberone vodich toiyeuvietnam
yeuvietnam tienlen conggiao phatgiao anhyeuem emyeuanh anhyeuemnhieulam emyeuanhnhieulam yeuem yeuanh yeunhieu anhnhoem emnhoanh yeumaimai maimai tinhyeu tinhyeucuatoi
yeuthuong motminh khongbiet khongcogi chucmungnammoi hanhphuc giadinh giadinhtoi conyeu conyeume boyeu meyeu bome bomeoi meoi boimeoi embe beyeu congchua hoangtu
xinchao chaoban camon cogang thanhcong mayman phattai phatloc locphat baothinh nguyen nguyenvan nguyenthi tranvan tranthi phamvan lethi hoang huynh
minhanh tuananh hoanganh ducanh thanhtung linhchi thuylinh khanhlinh phuonganh trangnhung ngoclan hongnhung thanhhuyen quynhanh bongda doctruyen mattroi mattrang hoahong
motngaydeptroi motnamhaiba motconvit haiconthanlan khongaybiet sieunhan batman nguoinhen tinhbanmaimai banbe lophoc hocsinh sinhvien giaovien truonghoc daihoc`

const ENGLISH = `password passw0rd passwd pass letmein welcome admin administrator root guest user username login signin secret changeme default temp test testing demo master
iloveyou ilove loveyou love you sunshine princess dragon monkey football baseball basketball superman batman pokemon starwars whatever trustno freedom shadow killer
computer internet server database system office company manager account google facebook youtube zalo microsoft windows apple samsung iphone android hello world
january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter`

/** Where a person works is the first thing a guesser knows. */
const PROVINCES = `angiang bacninh camau caobang cantho daklak danang dienbien dongnai dongthap gialai hanoi hatinh haiphong hochiminh hue hungyen khanhhoa laichau lamdong
langson laocai nghean ninhbinh phutho quangngai quangninh quangtri sonla tayninh thainguyen thanhhoa tuyenquang vinhlong tamduong phongtho sinho tanuyen thanuyen muongte namnhun`

const KEYBOARD = `qwertyuiop asdfghjkl zxcvbnm qwerty qwert asdfgh asdf zxcvb zxcv qazwsxedc qazwsx qaz wsx edc rfv tgb yhn ujm qweasdzxc qweasd qwe asd zxc abcdefghijklmnopqrstuvwxyz
abcdefgh abcdef abcd abc aaa 1q2w3e4r5t 1q2w3e4r 1q2w3e 1qaz2wsx3edc 1qaz2wsx zaq12wsx`

export const WEAK_WORDS: readonly string[] = [...new Set(`${VIETNAMESE} ${PROVINCES} ${ENGLISH} ${KEYBOARD}`.split(/\s+/))].filter(
  (word) => word.length >= 3,
)
