import { ADVERBS, BAD, GENERAL, HABITS } from './stated.cues.ts'
import { KINDS, WAYS } from './stated.living.ts'

/** What makes a thing welcome: "I find X relaxing". */
const GOOD =
  '(?:helpful|relaxing|engaging|enjoyable|soothing|fascinating|inspiring|motivating|easier to (?:follow|read)|more (?:helpful|engaging|enjoyable|useful|appealing))'

/** The thing stands in the middle: "I find X tedious". */
export const FINDS = new RegExp(
  `I\\s+${ADVERBS}find\\s+(?<object>[^.;!?()\\n\\uE000]{3,90}?)\\s+(?:to be\\s+)?(?:(?:too|very|so|quite|rather|a bit|really|both|[a-z]{3,12}ly)\\s+){0,2}(?:(?<bad>${BAD})|${GOOD})(?:\\s+(?:and|or)\\s+(?:too\\s+)?(?!prefer|avoid|dislike|hate)[a-z]+\\b)?`,
  'iy',
)

/** The thing stands first: "Video lectures don't really work for me". */
export const SUBJECTS =
  /(?<object>[^,.;:!?\uE000]{3,120}?)\s+(?:(?:(?:do not|don't|does not|doesn't|never)\s+(?:[a-z]+ly\s+|quite\s+)?(?:appeal to|work for|interest|suit|excite) me)|(?:(?:aren't|isn't|are not|is not)\s+(?:really\s+)?(?:for me|my thing|my cup of tea|my style))|(?:(?:drives?|makes?) me (?:crazy|nuts|mad|insane)|(?:annoys?|irritates?|bothers?|bores?) me|gets? on my nerves)|(?:is|are) (?:a |my )?(?:big |huge |biggest |total |major )?(?:no-?go|deal-?breakers?|pet peeves?|turn-?offs?|no-?no)(?: for me)?)(?![\w-])/iy

export const FAVOURITE =
  /my (?:(?:absolute|all-time|personal) )?(?:favou?rite|preferred) [a-z][a-z -]{1,40}? (?:is|are)\s+(?=\S)|my (?:strong |general |clear )?preference is (?:for )?(?=\S)/iy

export const PEEVE = /my (?:biggest |main )?pet peeve is\s+(?=\S)/iy

/** An ailment or unease that a thing brings: "Strong perfume gives me headaches". */
export const AILS =
  /(?<object>(?!(?:my|our|your|his|her|their|he|she|you|they|we|what|which|who)\b)(?:(?!\b(?:the(?! (?:sun|heat|cold|dark|smell|sound|taste|sight)\b)|this|that|these|those|it|my|your|his|her|you|what|when|if)\b)[^,.;:!?\uE000]){3,100}?)\s+(?:(?:always|often|usually|really|just|tends? to)\s+)?(?:gives? me (?:(?:bad|terrible|severe|awful|bad) )?(?:headaches?|migraines?|anxiety|rash(?:es)?|hives|heartburn|acne|nightmares|nausea|vertigo|motion sickness|indigestion|(?:an? )?(?:headache|migraine|rash|upset stomach|stomach ?ache))|makes? me (?:feel )?(?:(?:very|really|so|too|quite) )?(?:anxious|nervous|dizzy|sick|nauseous|uncomfortable|uneasy|bloated|itch|sneeze|claustrophobic|break out|jittery|carsick|sleepy)|triggers? my (?:anxiety|migraines?|asthma|allerg(?:y|ies)|eczema)|upsets? my stomach|irritates? my skin)(?![\w-])/iy

/** What matters to someone, where it is of a manner of living. */
export const MATTERS = new RegExp(
  `it(?:'s| is) (?:(?:very|really|extremely|quite|so|also|always|deeply) ){0,2}(?:important|essential|crucial) (?:to|for) me (?:that (?=(?:(?:my|any|all) )?(?:[a-z-]+ ){0,2}(?:${KINDS}|clothes|food|diet) (?:is|are|has|have|comes?|does|do|treat|offer|use)\\b|the (?:[a-z-]+ ){0,2}${KINDS} (?:that )?I (?:${HABITS})\\b)|to ${GENERAL}(?=(?:(?:only|always) )?(?:eat|live|buy|wear|shop|travel|sleep|exercise|spend time|stay (?:active|healthy|fit|in shape)|(?:maintain|follow) an?|keep (?:kosher|halal)|support ${WAYS})\\b))`,
  'iy',
)
