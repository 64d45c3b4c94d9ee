import type { shortcuts as en } from '#console/messages/en/shortcuts.ts'
import type { Translated } from '#console/messages/translated.ts'

export const shortcuts: Translated<typeof en> = {
  title: '키보드 단축키',
  about: '한 글자 단축키는 입력 중이거나 대화 상자, 메뉴가 열려 있으면 동작하지 않습니다.',
  everywhere: '모든 페이지',
  list: '클러스터 목록',
  palette: '페이지, 클러스터, 작업으로 이동',
  keys: '키',
  deed: '동작',
  or: '또는',
  next: '다음 클러스터',
  previous: '이전 클러스터',
  open: '클러스터 열기',
  select: '선택 또는 선택 해제',
  filter: '이름으로 필터',
  refresh: '다시 조회',
  help: '이 도움말 보기',
  enabled: '한 글자 단축키 사용',
  enabledHint: '음성 입력처럼 키가 의도치 않게 눌릴 수 있다면 끄세요. Enter와 Tab은 그대로 쓸 수 있습니다.',
  close: '닫기',
}
