import { expect, test } from 'vitest'
import { networkOf } from './network-of'

test.each([
  { address: '192.0.2.7', network: '192.0.2.7' },
  { address: '::ffff:192.0.2.7', network: '192.0.2.7' },
  { address: '::FFFF:c000:207', network: '192.0.2.7' },
  { address: '0:0:0:0:0:ffff:192.0.2.7', network: '192.0.2.7' },
  { address: '2001:db8:1:2:3:4:5:6', network: '2001:db8:1:2::/64' },
  { address: '2001:0DB8:0001:0002::1', network: '2001:db8:1:2::/64' },
  { address: '2001:db8:1:2::', network: '2001:db8:1:2::/64' },
  { address: '2001:db8:1:3::1', network: '2001:db8:1:3::/64' },
  { address: '2001:db8::5', network: '2001:db8:0:0::/64' },
  { address: 'fe80::1%eth0', network: 'fe80:0:0:0::/64' },
  { address: '::1', network: '0:0:0:0::/64' },
  { address: '64:ff9b::192.0.2.7', network: '64:ff9b:0:0::/64' },
  { address: '::1::2', network: '::1::2' },
  { address: '1:2:3:4:5:6:7:8:9', network: '1:2:3:4:5:6:7:8:9' },
  { address: 'nonsense:', network: 'nonsense:' },
  { address: '', network: 'unknown' },
  { address: null, network: 'unknown' },
])('$address belongs to $network', ({ address, network }) => expect(networkOf(address)).toBe(network))
