import { isKnownState, type KnownState } from '#contract/rules/states.ts'
import { regions, type Region } from '#emulator/world.ts'

/** One cluster of the fleet as a person would tell it. */
export type Row = {
  readonly region: Region
  readonly name: string
  readonly version: string
  readonly ha: boolean
  readonly server: string
  /** GB of each DATA volume. */
  readonly data: readonly number[]
  /** GB of the ARCHIVE volume, where there is one. */
  readonly archive: number | undefined
  readonly volumeType: 'SSD' | 'SSD_KMS' | 'HDD'
  readonly subnet: string
  readonly state: KnownState
  /** Days before the account's now. */
  readonly created: number
  /** Days before the account's now at which the state was entered. */
  readonly changed: number
  /** Days a backup is kept; none: no backups. */
  readonly backupDays: number | undefined
  /** Day, `HHMM` and hours of the maintenance window. */
  readonly window: readonly [day: string, time: string, hours: string] | undefined
  readonly nat: boolean
  readonly audit: boolean
  /** The origin's name: this is its replica. */
  readonly origin: string | undefined
}

/*
 * Origins before their replicas. Replicas have names of the form that the replica request asks for; all others have letters only.
 * Volumes are DATA+DATA/ARCHIVE:type in GB; created and changed are days ago.
 */
const table = `
kr-west1 orders      16.10 ha  db1v8m64    1024/256:SSD          app RUNNING       622   41     14 SUN,0300,1   audit -
kr-west1 payments    16.9  ha  db1v16m128  1024+1024/512:SSD_KMS pay RUNNING       685   63     35 SUN,0400,1.5 audit -
kr-west1 members     16.9  ha  db1v8m32    512/128:SSD           app RUNNING       684   63     14 SAT,0300,1   -     -
kr-west1 search      17.6  one db1v4m32    640:SSD               app RUNNING       189   5      7  -            -     -
kr-west1 catalog     17.6  ha  db1v4m16    256/64:SSD            app RUNNING       207   12     14 SUN,0330,1   -     -
kr-west1 inventory   17.6  ha  db1v4m16    384/64:SSD            app RUNNING       301   88     14 -            nat   -
kr-west1 coupons     18.1  one db1v2m8     104:SSD               app RUNNING       66    20     7  -            -     -
kr-west1 legacy      14.17 one db1v2m8     104:HDD               lab RUNNING       1148  402    -  -            -     -
kr-west1 mailing     15.14 one db1v2m16    208:SSD               app RUNNING       934   31     10 WED,0200,2   -     -
kr-west1 billing     17.6  ha  db1v4m32    768/128:SSD_KMS       pay UNKNOWN       277   0.006  35 -            audit -
kr-west1 settle      16.10 ha  db1v8m64    1024+512/256:SSD_KMS  pay ERROR         384   0.0125 35 -            -     -
kr-west1 reports     17.6  one db1v2m8     128:SSD               lab FAILED        2.1   2      7  -            -     -
kr-west1 pricing     17.5  one db1v2m4     64:SSD                lab STOPPED       138   3      7  -            -     -
kr-west1 sandbox     18.0  one db1v2m4     32:SSD                lab TERMINATED    40    0.001  -  -            -     -
kr-west1 events      17.6  ha  db1v8m32    1024/128:SSD          app CREATING      0.008 0.008  14 -            -     -
kr-west1 staging     18.1  ha  db1v4m16    128:SSD               lab STOPPING      72    0      7  -            -     -
kr-west1 devtest     18.0  one db1v2m8     64+16:SSD             lab STARTING      51    0      -  -            -     -
kr-west1 notify      15.13 ha  db1v2m8     104:SSD               app RESTARTING    812   0      7  MON,0230,0.5 -     -
kr-west1 ledger      17.6  ha  db1v4m16    512/128:SSD_KMS       pay EDITING       458   0      35 -            audit -
kr-west1 identity    17.5  ha  db1v4m16    128/64:SSD            app SYNCHRONIZING 501   0      14 -            -     -
kr-west1 sessions    16.9  ha  db1v4m16    192:SSD               app UPGRADING     355   0      7  TUE,0400,1   -     -
kr-west1 oldmail     14.19 one db1v2m4     80:HDD                lab TERMINATING   1203  0      -  -            -     -
kr-west1 orders-ra   16.10 one db1v8m64    1024:SSD              app RUNNING       620   41     -  -            -     orders
kr-west1 orders-rb   16.10 one db1v8m32    1024:SSD              app RUNNING       411   41     -  -            -     orders
kr-west1 payments-ra 16.9  one db1v16m64   1024+1024:SSD_KMS     pay RUNNING       660   63     -  -            -     payments
kr-west1 search-ra   17.6  one db1v4m32    640:SSD               app STOPPED       120   1.5    -  -            -     search
kr-east1 loyalty     17.6  ha  db1v4m16    256/64:SSD            app RUNNING       233   17     14 SUN,0300,1   -     -
kr-east1 fraud       17.6  ha  db1v8m96    512/128:SSD_KMS       pay RUNNING       312   9      35 -            audit -
kr-east1 metrics     18.1  ha  dbh2v24m96  2048+2048/512:SSD     app RUNNING       58    58     7  -            -     -
kr-east1 tickets     16.10 one db1v2m8     120:SSD               app RUNNING       540   102    7  -            nat   -
kr-east1 branch      15.14 one db1v1m4     48:SSD                lab RUNNING       770   250    7  -            -     -
kr-east1 cold        15.13 one db1v2m8     904:HDD               lab MIGRATING     1020  0      -  -            -     -
kr-east1 fraud-ra    17.6  one db1v8m64    512:SSD_KMS           pay RUNNING       290   9      -  -            -     fraud
kr-east1 orders-dr   16.10 one db1v8m64    1024:SSD              app RUNNING       365   41     -  -            -     orders
`

/** The believable fleet. */
export const believable: readonly Row[] = table.trim().split('\n').map(readRow)

function readRow(line: string): Row {
  const words = line.split(/\s+/)
  const word = (index: number) => words[index] ?? ''
  const region = regions.find((known) => known === word(0))
  const volumes = /^([\d+]+)(?:\/(\d+))?:(SSD|SSD_KMS|HDD)$/.exec(word(5))
  const state = word(7)
  if (words.length !== 14 || region === undefined || volumes === null || !isKnownState(state))
    throw new Error(`Not a row of the fleet: ${line}`)
  const [day = '', time = '', hours = ''] = word(11).split(',')
  return {
    region,
    name: word(1),
    version: word(2),
    ha: word(3) === 'ha',
    server: word(4),
    data: volumes[1]!.split('+').map(Number),
    archive: volumes[2] === undefined ? undefined : Number(volumes[2]),
    volumeType: volumes[3] === 'SSD_KMS' ? 'SSD_KMS' : volumes[3] === 'HDD' ? 'HDD' : 'SSD',
    subnet: word(6),
    state,
    created: Number(word(8)),
    changed: Number(word(9)),
    backupDays: word(10) === '-' ? undefined : Number(word(10)),
    window: word(11) === '-' ? undefined : [day, time, hours],
    nat: word(12) === 'nat',
    audit: word(12) === 'audit',
    origin: word(13) === '-' ? undefined : word(13),
  }
}
