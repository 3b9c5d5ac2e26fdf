/*
 * From confusables.txt of Unicode 17.0.0 (https://www.unicode.org/Public/17.0.0/security/confusables.txt), © 2025 Unicode,
 * Inc., under the Unicode License V3 (https://www.unicode.org/license.txt). Only the characters that look like ASCII, but for
 * those of which NFKC makes the same: each line has what they look like, and their code points.
 */
const TABLE = String.raw`
! 1c3 2d51
& a778
' 55d 2018 2019 201b 5f3 2032 2035 55a 60 2b9 2c8 2ca 2cb 2f4 2bb 2bd 2bc 2be a78c 5d9 7f4 7f5 144a 16cc b4 384 1ffd 1fbd 1fbf 1ffe
'' 1cd3 22 201c 201d 201f 5f4 3003 2ba 2f6 2ee 5f2 2dd
'B 181
'D 18a
'P 1a4
'T 1ac
'Y 1b3
( 2768 2772 3014 fd3e ff3b
(( 2e28
) 2769 2773 3015 fd3f ff3d
)) 2e29
* 204e 66d 2217 1031f
+ 16ed 2795 1029b 1e6e9
, 60d 66b 201a a4f9 b8
- 2010 2012 2013 6d4 2043 2d7 2212 2796 2cbb 2cba fe58
-. a4fe
. 701 702 a60e 10a50 660 6f0 a4f8
., a4fb
.. a4fa
/ 1735 2041 2215 2044 2571 27cb 29f8 1d23a 31d3 3033 2cc7 2cc6 30ce 4e3f
// 2afd
/// 2afb
2 a75a 1a7 3e8 a644 14bf a6ef
3 1d206 969 ae9 a7ab 21c 1b7 a76a 2c9c 2cc4 2ccc 417 4e0 16f3b 118ca
4 13ce 118af
5 1bc 118bb
6 2cd3 2cd2 3ec 2cdc 431 13ee 118d5
7 1d212 104d2 118c6
8 9ea a6a 1e8cb 223 222 1031a
9 a67 b68 9ed d6d a76e 2ccb 2cca 118cc 118ac 118d6
: 589 703 704 16ec 1803 1809 205a 5c3 2f8 a789 2236 2d0 a4fd 11dd9 fe30
< 2039 276e 2c2 1d236 1438 16b2
<< 226a
<<< 22d8
= 1400 2e40 30a0 a4ff
> 203a 276f 2c3 1d237 1433 16f3f
>< 2aa5
>> 226b 2a20
>>> 22d9
? 294 241 97d 13ae a6eb
A 391 410 13aa 15c5 a4ee 16f40 102a0
AA a732
AE c6 4d4
AO a734
AR 1f707
AU a736
AV a738 a73a
AY a73c
B a7b4 392 2c82 412 13f4 15f7 a4d0 10282 102a1 10301
C 1f74c 118e9 118f2 2ca4 421 13df a4da 102a2 10302 10415 1051c 3f9
C' 187
D 13a0 15de 15ea a4d3
E 22ff 395 415 2d39 13ac a4f0 118a6 118ae 10286
F 1d213 a798 3dc 15b4 a4dd 118c2 118a2 10287 102a5 10525
G 50c 13c0 13f3 a4d6
G' 193
H 397 2c8e 41d 13bb 157c a4e7 102cf
J a7b2 37f 408 13ab 148d a4d9
K 39a 2c94 41a 13e6 16d5 a4d7 10518
K' 198
L 1d22a 2cd0 13de 14aa a4e1 16f16 118a3 118b2 1041b 10526
M 39c 3fa 2c98 41c 13b7 15f0 16d6 a4df 102b0 10311
MB 1f76b
N 39d 2c9a a4e0 10513
O 30 7c0 ce6 3007 118e0 39f 2c9e 41e 555 2d54 12d0 b20 104c2 a4f3 118b5 10292 102ab 10404 10516 11de0
O' 13a4 1a0
OE 152
OO a74e a698
P 3a1 2ca2 2cce 420 13e2 146d a4d1 10295
P' 1486
Q 2d55
QE 1f700
R 1d216 1a6 13a1 13d2 104b4 1587 a4e3 16f35
S 405 54f 13d5 13da a4e2 16f3a 10296 10420
T 22a4 27d9 1f768 3a4 2ca6 422 13a2 a4d4 16f0a 118bc 10297 102b1 10315
T3 a728
U 222a 22c3 54d 1200 104ce 144c a4f4 16f42 118b8
U' 1467
V 1d20d 667 6f7 474 2d38 13d9 142f a6df a4e6 16f08 118a0 1051d
VB 1f76c
W 118e6 118ef 51c 13b3 13d4 a4ea
X 166d 2573 10322 118ec a7b3 3a7 2cac 425 2d5d 16b7 a4eb 10290 102b4 10317 10527
Y 3a5 2ca8 423 4ae 13a9 13bd a4ec 16f43 118a4 102b2
Z 118e5 102f5 396 13c3 a4dc 118a9
\ 2216 27cd 29f5 29f9 1d20f 1d23b 31d4 4e36
\\ 2cf9 244a
^ 2c4 2c6
_ 7fa
a 237a 251 3b1 430
aa a733
ae e6 4d5
ao a735
au a737
av a739 a73b
ay a73d
b 184 42c 13cf 1472 15af 16eb6
b' 1488
bl 42b
c 1d04 2ca5 441 1004 105a abaf 1043d 3f2
d 501 13e7 146f a4d2
d' 1487
dz 2a3
e 212e ab32 435 4bd
f ab35 a799 192 1e9d 584 17f
g 261 1d83 18d 581
h 4bb 570 13c2
i 2373 131 26a 269 3b9 2c93 456 a647 582 ab75 13a5 118c3 2db 37a
j 3f3 458
l 5c0 7c 2223 23fd 31 661 6f1 10320 1e8c7 49 196 1c0 399 2c92 406 4cf 4c0 5d5 5df 627 7ca 2d4f 16c1 a4f2 16f28 1028a 10309 11dda 11de1 16eaa ffe8
l' 5f1
lO 42e
ll 2016 2225 1c1 5f0
ls 2aa
lt 20b6
lz 2ab
n 578 57c
o 966 9e6 a66 ae6 b66 be6 c66 d66 e50 ed0 1040 17e0 114d0 665 6f5 1d0f 1d11 ab3d 3bf 3c3 2c9f 3ed 43e 10ff 585 5e1 647 6be 6c1 6d5 d20 101d 104ea 118c8 118d7 1042c
o' 1a1
oe 153
oo 221e a74f a699
p 2374 fe 1bf 3c1 3f8 2ca3 2ccf 440
q 51b 563 566
r ab47 ab48 1d26 2c85 433 ab81
r' 491
rn 118e3 6d 11700
s a731 1bd 455 d1f abaa 118c1 10448
sss 1f75c
tf a777
ts 2a6
u a79f 1d1c ab4e ab52 28b 3c5 57d 104f6 118d8
ue 1d6b
uo ab63
v 2228 22c1 1d20 3bd 475 5d8 11706 aba9 118c0
w 26f 1d21 2cbd 461 448 51d 561 1170a 1170e 1170f ab83
x 166e d7 292b 292c 2a2f 445 1541 157d
y 263 1d8c 28f 1eff ab5a 3b3 2ca9 443 4af 10e7 118dc
z 1d22 ab93 118c4
{ 2774 1d114
} 2775
~ 2053 223c 2dc 1fc0`;

/** What a character looks like, in ASCII. */
export const CONFUSABLES: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split("\n")
    .flatMap((line) => {
      const [looks = "", ...codes] = line.split(" ");
      return codes.map((code): [string, string] => [String.fromCodePoint(Number.parseInt(code, 16)), looks]);
    }),
);
