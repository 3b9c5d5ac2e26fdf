/**
 * The migrations of the versions before the baseline, by their hashes in Drizzle's journal. The baseline begins where
 * they ended. One is here twice, because a path in one of its comments changed.
 */
export const BEFORE_BASELINE: ReadonlyMap<string, string> = new Map([
  ["10b450e81c529fdcf3319996f7c21ac506c5cabf0af022b2ef4bdab844bfb156", "0000_records"],
  ["0dc4b36916fff76ad820976719bfc611b2fcdc8068755aab58048a8605ad436a", "0001_state_machine"],
  ["21ec6582c33b59090d6c2e33f74cdb7934e5e08bac53697d601497f42da4821e", "0002_producer_functions"],
  ["d158ec3aaf1918d6d120d36031b720ad7445ecf13ad29ec428c0afd2d5cf5b61", "0003_sign_in_throttle"],
  ["56ff5dc1e07b9a123ce2177a03748e21f11a5154e27436ff576455207609f1fc", "0004_clear_runs"],
  ["fa433d1708b775593c26ed2273e0269b55bee3a0916bc28bdf35ba43bd668c73", "0005_subtasks_and_rows"],
  ["5c8b15d68b893c54fb39a85e323227e32bb2fca8f74a71b6b4776c7e33ac297c", "0006_subtasks_files_rejections"],
  ["13b24bbff85ef477e54fdd5cf12490d4d8ef42e7adf632b1b913a3cad4677ce4", "0007_kept_counts"],
  ["193d4c80d870ba578a44c4a9afd9fd152c7d5f0b60d50a6a98cef5af2fc984ae", "0008_clear_runs"],
  ["17f6b49f4a60fbef83d23e7205b6aac15577668118404a37b4f77321b09a2563", "0009_list_indexes"],
  ["b682fea381fbe5439ece6ed1637fec42716a53d2599cf4b2c1c890fd57992a6a", "0009_list_indexes"],
  ["27f746f4468d9da3de60dc21955592cc5832935e712f9beca150bbf5baa61921", "0010_kept_duration"],
  ["d16514be5df9e6bbf1e7034252b4571a2e710e87cf55b189728aed7655b95210", "0011_light_rules"],
  ["61ad215c4246921ebe86491eb3acfbc2bbd7fb5f7d3af3bdcc76a93accd342a5", "0012_first_types"],
  ["fece48927557a1c59806b5e9797829984b5348a7dd9832211ba3699b1edf9dd1", "0013_guarded_counts"],
  ["ece8e7b236d8eb62148eb8378336557100d5795b1c00a91ab485495d40a13c77", "0014_fold_emptied"],
  ["1884a5670199757bd38e07aa37bf48555d99f75c7d0dc8e71958df3f4bbb6d95", "0015_tokens"],
  ["3e3bf45fff3a2e9b7eab1ebed4702002d2507b243f66eec28de12fff11f96e40", "0016_doors"],
  ["a6b358c3b18c01519028986403aec5355617f5dd7a5bad44c3b8812b3bdcb657", "0017_batches"],
  ["673a7f1c39a63c591425fb68c8592216ced1ddb09115edb84c467ec72ec5d480", "0018_safe_rows"],
]);
