import type { sessions as en } from '#console/messages/en/sessions.ts'
import type { Translated } from '#console/messages/translated.ts'

export const sessions: Translated<typeof en> = {
  title: '세션',
  lead: '같은 키로 이 콘솔에 로그인한 모든 세션입니다. 다른 브라우저, 다른 컴퓨터, 다른 사용자를 포함합니다.',
  caption: '같은 키의 세션',
  columns: { who: '사용자', since: '로그인', seen: '마지막 사용', what: '종료' },
  here: '현재 세션',
  noName: '이름 없음',
  seen: '{age} 전',
  now: '방금',
  end: '종료',
  endOf: '{at}에 로그인한 {name} 세션 종료',
  endHere: '현재 세션은 로그아웃하면 종료됩니다.',
  others: '다른 세션 모두 종료',
  noOthers: '다른 세션이 없습니다.',
  ended: '세션을 종료했습니다',
  endedText: '그 세션을 쓰던 사용자는 다시 로그인해야 합니다.',
  endedAll: '세션 {count}개를 종료했습니다',
  failed: '종료하지 못했습니다',
  readAgain: '다시 조회',
  note: '세션은 60분 동안 사용하지 않거나 로그인한 지 8시간이 지나면 저절로 끝납니다. 키가 유출되었을 수 있으면 IAM에서도 키를 폐기하세요. 세션 종료만으로는 키가 폐기되지 않습니다.',
}
