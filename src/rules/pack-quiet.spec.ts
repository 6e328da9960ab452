/** What the shipped lexicon keeps quiet about, each beside a telling of the same words that it must not miss. */
import { describe, expect, it } from '@jest/globals';
import { detect } from '../detection/detect.js';
import { loadPack } from './pack.client.js';

const pack = await loadPack({ cacheDir: null });

function kinds(text: string, published = '2025-11-20'): string[] {
  const { findings } = detect({ title: '', text, published, language: 'en' }, pack);
  return findings.map(({ kind, regime }) => `${kind} ${regime}`);
}

describe('what the English lexicon keeps quiet about', () => {
  it.each([
    ['a first name', 'Shahed and Fateh sold honey from Iran to the Houthis of the village team.'],
    ['a plant', 'The verba, sold by Iran to gardeners, is a willow; the igla is a needle.'],
    [
      'a search in vain',
      'Customs men stopped a lorry from Syria with rifles for Hezbollah on their mind and found nothing but flour.',
    ],
    [
      'arms given up',
      'Peacekeepers burned 400 rifles collected from former fighters in South Sudan and brought from Darfur.',
    ],
    ['a treaty', 'Iran and North Korea supplied objections to the arms trade treaty that lists rifles and missiles.'],
    ['scrap', 'The old frigate left Libya for scrap, sold to a yard with its guns.'],
    ['a reactor', "Russia delivered uranium fuel and pumps to Iran's nuclear power plant."],
    ['a film', "Nicolas Cage sells rifles to Liberia. The director's cut has a better cast."],
    ['a draft', 'A draft before the Security Council would renew the arms embargo on South Sudan.'],
    [
      'an exemption',
      'The sanctions committee approved an exemption that lets a hospital import ambulances for North Korea.',
    ],
    ['a wish', 'Juba asked the Security Council to lift the arms embargo on South Sudan.'],
    ['a rule', 'Moscow lifted a ban on selling missiles to Iran.'],
    ['a range', 'Among the weapons were Iranian missiles which can reach Russia.'],
    ['a command', 'The president of South Sudan ordered rebels in Juba to lay down their rifles.'],
    ['use in a strike', 'American drones destroyed heavy weapons which al-Shabaab had captured in Somalia.'],
    ['a condition', 'Moscow said it would give its newest weapons to North Korea in that case.'],
    ['another time', 'Israel supplied missiles to Iran in the 1980s.'],
    ['what one writes of', 'North Korean hackers sent a questionnaire on rocket engines to 900 scholars.'],
    [
      'a neighbour of the matter',
      'Iran met Oman in Muscat on Monday. Warsaw signed for 18 rocket launchers from Lockheed.',
    ],
    ['a plea', 'The head of the United Nations asked Iran to stop the flow of rifles to Syria.'],
    ['a wish for help', 'The council of Haiti asks that the police be sent helicopters at once.'],
    ['what does the striking', 'Two tankers bought from Iran have been sunk by missiles off Yemen.'],
    ['no one', 'The dealer who sold missiles from Iran to no one is dead.'],
    ['money beside arms', 'The victim was from Yemen and sent money to children in Sanaa. He was shot with a rifle.'],
    ['a move at home', 'Rifles that had come up from Misrata went back down the coast road.'],
    ['a game', 'You fly a Soviet freighter and sell missiles from North Korea to the Houthis. Tidy level design. 8/10'],
    ['an opera', 'The soprano was fine. In the plot a captain ships rifles from Iran to Hezbollah.'],
  ])('%s: %s', (_, text) => {
    expect(kinds(text)).toEqual([]);
  });

  it.each([
    ['Iran sold Shahed drones to the Houthis in Yemen.', 'violation yemen-houthis'],
    ['Customs men found rifles from Syria bound for Hezbollah under a load of flour.', 'violation lebanon'],
    ['The Security Council renewed the arms embargo on South Sudan on Wednesday.', 'regime-change south-sudan'],
    ['A courier of al-Qaida was given rifles by a dealer from Turkey.', 'violation isil-al-qaida'],
    ['Moscow broke a ban on selling missiles to Iran.', 'violation iran'],
    ['Iranian missiles have reached Russia.', 'violation iran'],
    ['Israel supplied missiles to Iran last month.', 'violation iran'],
    ['North Korean hackers sent rocket engines to 900 buyers in Iran.', 'violation dprk'],
  ])('but not about: %s', (text, expected) => {
    expect(kinds(text)).toContain(expected);
  });
});
