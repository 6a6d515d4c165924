CREATE TABLE "plan" (
  "format" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "as_of" TEXT NOT NULL,
  "currency" TEXT NOT NULL,
  "tenant_region" TEXT NOT NULL,
  "policy_headroom_min" REAL,
  "policy_headroom_max" REAL,
  "policy_growth_per_year" REAL,
  "policy_growth_horizon_years" INTEGER,
  "policy_other_regions" TEXT CHECK ("policy_other_regions" = 'none' OR "policy_other_regions" = 'automatic' OR "policy_other_regions" = 'manual'),
  "policy_internet_fallback" TEXT CHECK ("policy_internet_fallback" = 'none' OR "policy_internet_fallback" = 'automatic' OR "policy_internet_fallback" = 'manual'),
  "policy_manual_ms" INTEGER,
  "policy_active_active_tolerance_us" INTEGER,
  "policy_wan_convergence_ms" INTEGER,
  "policy_burst_epsilon" REAL,
  "policy_burst_flow_bps" INTEGER,
  "policy_qos_other_dscp" INTEGER,
  "policy_qos_voice_own_class" INTEGER CHECK ("policy_qos_voice_own_class" IN (0, 1)),
  "policy_peer_media_on_wan" INTEGER NOT NULL CHECK ("policy_peer_media_on_wan" IN (0, 1)),
  "rollout_rollback" TEXT NOT NULL,
  "rollout_dns_updated" INTEGER CHECK ("rollout_dns_updated" IN (0, 1))
) STRICT;
CREATE TABLE "plan_policy_required_controls" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "egress" TEXT NOT NULL CHECK ("egress" = 'expressroute' OR "egress" = 'internet'),
  "direction" TEXT NOT NULL CHECK ("direction" = 'outbound' OR "direction" = 'inbound')
) STRICT;
CREATE TABLE "plan_policy_required_controls_controls" (
  "required_controls_position" INTEGER NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL CHECK ("value" = 'firewall' OR "value" = 'proxy' OR "value" = 'ids' OR "value" = 'ips' OR "value" = 'dlp' OR "value" = 'nat'),
  PRIMARY KEY ("required_controls_position", "position"),
  FOREIGN KEY ("required_controls_position") REFERENCES "plan_policy_required_controls" ("position") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "plan_policy_order" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "value" TEXT NOT NULL CHECK ("value" = 'own-region' OR "value" = 'other-regions' OR "value" = 'internet')
) STRICT;
CREATE TABLE "plan_policy_survive" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "value" TEXT NOT NULL CHECK ("value" = 'unit' OR "value" = 'control' OR "value" = 'device' OR "value" = 'link' OR "value" = 'connection' OR "value" = 'msee' OR "value" = 'circuit' OR "value" = 'peering-location' OR "value" = 'site' OR "value" = 'internet' OR "value" = 'provider' OR "value" = 'isp' OR "value" = 'network' OR "value" = 'risk-group' OR "value" = 'metro' OR "value" = 'gateway' OR "value" = 'resolver')
) STRICT;
CREATE TABLE "plan_policy_latency_limits" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "service" TEXT NOT NULL,
  "rtt_us" INTEGER NOT NULL
) STRICT;
CREATE TABLE "plan_policy_qos_dscp" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "from" INTEGER NOT NULL,
  "to" INTEGER NOT NULL
) STRICT;
CREATE TABLE "plan_policy_pac_order" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "value" TEXT NOT NULL CHECK ("value" = 'internet-only' OR "value" = 'expressroute' OR "value" = 'rest')
) STRICT;
CREATE TABLE "plan_rollout_phases" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "name" TEXT NOT NULL,
  "direction" TEXT NOT NULL CHECK ("direction" = 'outbound' OR "direction" = 'inbound'),
  "start" TEXT
) STRICT;
CREATE TABLE "plan_rollout_phases_sites" (
  "rollout_phase_position" INTEGER NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("rollout_phase_position", "position"),
  FOREIGN KEY ("rollout_phase_position") REFERENCES "plan_rollout_phases" ("position") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "regions" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL
) STRICT;
CREATE TABLE "sites" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" = 'office' OR "kind" = 'datacenter' OR "kind" = 'colocation' OR "kind" = 'remote'),
  "region" TEXT REFERENCES "regions"("id") DEFERRABLE INITIALLY DEFERRED,
  "city" TEXT NOT NULL,
  "lat" REAL,
  "lon" REAL,
  "time_zone" TEXT NOT NULL,
  "transit" INTEGER CHECK ("transit" IN (0, 1)),
  "availability" REAL,
  "mttr_ms" INTEGER,
  "dns_suffix" TEXT NOT NULL,
  "dns_resolver_site" TEXT REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  "web_proxy" TEXT CHECK ("web_proxy" = 'none' OR "web_proxy" = 'static' OR "web_proxy" = 'pac' OR "web_proxy" = 'wpad'),
  "ipv6" INTEGER CHECK ("ipv6" IN (0, 1))
) STRICT;
CREATE TABLE "sites_users" (
  "site_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "persona" TEXT NOT NULL,
  "count" INTEGER NOT NULL,
  PRIMARY KEY ("site_id", "position"),
  FOREIGN KEY ("site_id") REFERENCES "sites" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "sites_risk_groups" (
  "site_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL REFERENCES "risk_groups"("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("site_id", "position"),
  FOREIGN KEY ("site_id") REFERENCES "sites" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "sites_dns_resolvers" (
  "site_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("site_id", "position"),
  FOREIGN KEY ("site_id") REFERENCES "sites" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "providers" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "catalogue" TEXT NOT NULL,
  "availability" REAL,
  "mttr_ms" INTEGER
) STRICT;
CREATE TABLE "networks" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "provider" TEXT REFERENCES "providers"("id") DEFERRABLE INITIALLY DEFERRED,
  "availability" REAL,
  "mttr_ms" INTEGER
) STRICT;
CREATE TABLE "networks_pops" (
  "network_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "lat" REAL NOT NULL,
  "lon" REAL NOT NULL,
  "availability" REAL,
  "mttr_ms" INTEGER,
  PRIMARY KEY ("network_id", "position"),
  FOREIGN KEY ("network_id") REFERENCES "networks" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "networks_trunks" (
  "network_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "from" TEXT NOT NULL,
  "to" TEXT NOT NULL,
  "bps" INTEGER,
  "rtt_us" INTEGER,
  "metric" INTEGER,
  "availability" REAL,
  "mttr_ms" INTEGER,
  PRIMARY KEY ("network_id", "position"),
  FOREIGN KEY ("network_id") REFERENCES "networks" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "links" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "from" TEXT NOT NULL REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  "to" TEXT REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  "network" TEXT REFERENCES "networks"("id") DEFERRABLE INITIALLY DEFERRED,
  "pop" TEXT NOT NULL,
  "from_device" TEXT REFERENCES "devices"("id") DEFERRABLE INITIALLY DEFERRED,
  "to_device" TEXT REFERENCES "devices"("id") DEFERRABLE INITIALLY DEFERRED,
  "bps" INTEGER,
  "bps_back" INTEGER,
  "provider" TEXT REFERENCES "providers"("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL CHECK ("kind" = 'mpls' OR "kind" = 'ethernet' OR "kind" = 'wavelength' OR "kind" = 'dark-fibre' OR "kind" = 'sd-wan' OR "kind" = 'vpn' OR "kind" = 'satellite' OR "kind" = 'mobile' OR "kind" = 'other'),
  "metric" INTEGER,
  "metric_back" INTEGER,
  "rtt_us" INTEGER,
  "classes" INTEGER NOT NULL CHECK ("classes" IN (0, 1)),
  "availability" REAL,
  "mttr_ms" INTEGER,
  "price_per_month_hundredths" INTEGER
) STRICT;
CREATE TABLE "links_risk_groups" (
  "link_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL REFERENCES "risk_groups"("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("link_id", "position"),
  FOREIGN KEY ("link_id") REFERENCES "links" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "devices" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "site" TEXT NOT NULL REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL CHECK ("kind" = 'router' OR "kind" = 'switch' OR "kind" = 'other'),
  "bps" INTEGER,
  "availability" REAL,
  "mttr_ms" INTEGER
) STRICT;
CREATE TABLE "devices_risk_groups" (
  "device_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL REFERENCES "risk_groups"("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("device_id", "position"),
  FOREIGN KEY ("device_id") REFERENCES "devices" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "perimeters" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "site" TEXT NOT NULL REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  "placement" TEXT NOT NULL CHECK ("placement" = 'new-at-exchange' OR "placement" = 'existing-at-exchange' OR "placement" = 'existing-on-premises' OR "placement" = 'existing-at-hand-off' OR "placement" = 'new-at-hand-off' OR "placement" = 'every-site' OR "placement" = 'pinned-sites' OR "placement" = 'provider-managed')
) STRICT;
CREATE TABLE "perimeters_covers" (
  "perimeter_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL CHECK ("value" = 'expressroute' OR "value" = 'internet'),
  PRIMARY KEY ("perimeter_id", "position"),
  FOREIGN KEY ("perimeter_id") REFERENCES "perimeters" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "perimeters_directions" (
  "perimeter_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL CHECK ("value" = 'outbound' OR "value" = 'inbound'),
  PRIMARY KEY ("perimeter_id", "position"),
  FOREIGN KEY ("perimeter_id") REFERENCES "perimeters" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "perimeters_controls" (
  "perimeter_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "kind" TEXT NOT NULL CHECK ("kind" = 'firewall' OR "kind" = 'proxy' OR "kind" = 'ids' OR "kind" = 'ips' OR "kind" = 'dlp' OR "kind" = 'nat'),
  "id" TEXT NOT NULL,
  "units" INTEGER NOT NULL,
  "needed" INTEGER NOT NULL,
  "active" INTEGER,
  "bps_per_unit" INTEGER,
  "added_us" INTEGER,
  "failover_ms" INTEGER,
  "stateful" INTEGER NOT NULL CHECK ("stateful" IN (0, 1)),
  "ipv6" INTEGER CHECK ("ipv6" IN (0, 1)),
  "availability" REAL,
  "mttr_ms" INTEGER,
  PRIMARY KEY ("perimeter_id", "position"),
  FOREIGN KEY ("perimeter_id") REFERENCES "perimeters" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "direct_ports" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "peering_location" TEXT NOT NULL,
  "bps" INTEGER NOT NULL,
  "encapsulation" TEXT NOT NULL CHECK ("encapsulation" = 'dot1q' OR "encapsulation" = 'qinq'),
  "lag" INTEGER CHECK ("lag" IN (0, 1))
) STRICT;
CREATE TABLE "direct_ports_links" (
  "direct_port_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "role" TEXT NOT NULL CHECK ("role" = 'primary' OR "role" = 'secondary'),
  "enabled" INTEGER CHECK ("enabled" IN (0, 1)),
  PRIMARY KEY ("direct_port_id", "position"),
  FOREIGN KEY ("direct_port_id") REFERENCES "direct_ports" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "circuits" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "peering_location" TEXT NOT NULL,
  "provider" TEXT REFERENCES "providers"("id") DEFERRABLE INITIALLY DEFERRED,
  "connectivity" TEXT NOT NULL CHECK ("connectivity" = 'cloud-exchange' OR "connectivity" = 'point-to-point' OR "connectivity" = 'any-to-any' OR "connectivity" = 'direct'),
  "bps" INTEGER NOT NULL,
  "sku" TEXT NOT NULL CHECK ("sku" = 'local' OR "sku" = 'standard' OR "sku" = 'premium'),
  "billing" TEXT NOT NULL CHECK ("billing" = 'metered' OR "billing" = 'unlimited'),
  "m365_authorization" TEXT CHECK ("m365_authorization" = 'not-requested' OR "m365_authorization" = 'requested' OR "m365_authorization" = 'granted' OR "m365_authorization" = 'denied'),
  "region" TEXT REFERENCES "regions"("id") DEFERRABLE INITIALLY DEFERRED,
  "preference" INTEGER,
  "weight" REAL,
  "as_path_prepend" INTEGER,
  "connection_weight" INTEGER,
  "honours_as_path" INTEGER CHECK ("honours_as_path" IN (0, 1)),
  "mode" TEXT NOT NULL CHECK ("mode" = 'active-active' OR "mode" = 'active-passive'),
  "msee_pair" TEXT NOT NULL,
  "availability" REAL,
  "mttr_ms" INTEGER,
  "vnet_links" INTEGER,
  "direct_port" TEXT REFERENCES "direct_ports"("id") DEFERRABLE INITIALLY DEFERRED,
  "rate_limit" INTEGER CHECK ("rate_limit" IN (0, 1)),
  "circuit_state" TEXT CHECK ("circuit_state" = 'disabled' OR "circuit_state" = 'enabling' OR "circuit_state" = 'enabled' OR "circuit_state" = 'disabling'),
  "provider_state" TEXT CHECK ("provider_state" = 'not-provisioned' OR "provider_state" = 'provisioning' OR "provider_state" = 'provisioned' OR "provider_state" = 'deprovisioning'),
  "key_issued" TEXT,
  "has_current" INTEGER NOT NULL CHECK ("has_current" IN (0, 1)),
  "current_bps" INTEGER,
  "current_sku" TEXT CHECK ("current_sku" = 'local' OR "current_sku" = 'standard' OR "current_sku" = 'premium'),
  "current_billing" TEXT CHECK ("current_billing" = 'metered' OR "current_billing" = 'unlimited'),
  "price_per_month_hundredths" INTEGER,
  "price_per_gb" REAL,
  "price_other_billing_hundredths" INTEGER
) STRICT;
CREATE TABLE "circuits_peerings" (
  "circuit_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL CHECK ("value" = 'private' OR "value" = 'microsoft'),
  PRIMARY KEY ("circuit_id", "position"),
  FOREIGN KEY ("circuit_id") REFERENCES "circuits" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "circuits_route_filter" (
  "circuit_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("circuit_id", "position"),
  FOREIGN KEY ("circuit_id") REFERENCES "circuits" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "circuits_nat_pools" (
  "circuit_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "prefix" TEXT NOT NULL,
  "scope" TEXT NOT NULL CHECK ("scope" = 'circuit' OR "scope" = 'connection'),
  "connection" TEXT CHECK ("connection" = 'primary' OR "connection" = 'secondary'),
  "registered_to" TEXT CHECK ("registered_to" = 'company' OR "registered_to" = 'carrier' OR "registered_to" = 'unregistered'),
  PRIMARY KEY ("circuit_id", "position"),
  FOREIGN KEY ("circuit_id") REFERENCES "circuits" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "circuits_advertised_prefixes" (
  "circuit_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("circuit_id", "position"),
  FOREIGN KEY ("circuit_id") REFERENCES "circuits" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "circuits_private_prefixes" (
  "circuit_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("circuit_id", "position"),
  FOREIGN KEY ("circuit_id") REFERENCES "circuits" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "circuits_peering_config" (
  "circuit_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "peering" TEXT NOT NULL CHECK ("peering" = 'private' OR "peering" = 'microsoft'),
  "primary_subnet" TEXT NOT NULL,
  "secondary_subnet" TEXT NOT NULL,
  "primary_subnet_v6" TEXT NOT NULL,
  "secondary_subnet_v6" TEXT NOT NULL,
  "vlan" INTEGER,
  "peer_asn" INTEGER,
  "prefix_count" INTEGER,
  "prefix_count_v6" INTEGER,
  "prefix_state" TEXT CHECK ("prefix_state" = 'not-configured' OR "prefix_state" = 'configuring' OR "prefix_state" = 'configured' OR "prefix_state" = 'validation-needed'),
  "accepted_routes" TEXT CHECK ("accepted_routes" = 'all' OR "accepted_routes" = 'communities' OR "accepted_routes" = 'supernets' OR "accepted_routes" = 'prefix-list' OR "accepted_routes" = 'endpoint-feed'),
  "classes" INTEGER CHECK ("classes" IN (0, 1)),
  PRIMARY KEY ("circuit_id", "position"),
  FOREIGN KEY ("circuit_id") REFERENCES "circuits" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "circuits_peering_config_as_path" (
  "circuit_id" TEXT NOT NULL,
  "peering_config_position" INTEGER NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" INTEGER NOT NULL,
  PRIMARY KEY ("circuit_id", "peering_config_position", "position"),
  FOREIGN KEY ("circuit_id", "peering_config_position") REFERENCES "circuits_peering_config" ("circuit_id", "position") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "circuits_perimeters" (
  "circuit_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("circuit_id", "position"),
  FOREIGN KEY ("circuit_id") REFERENCES "circuits" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "circuits_connections" (
  "circuit_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "role" TEXT NOT NULL CHECK ("role" = 'primary' OR "role" = 'secondary'),
  "site" TEXT REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  "device" TEXT REFERENCES "devices"("id") DEFERRABLE INITIALLY DEFERRED,
  "port" TEXT NOT NULL,
  "network" TEXT REFERENCES "networks"("id") DEFERRABLE INITIALLY DEFERRED,
  "pop" TEXT NOT NULL,
  "rtt_us" INTEGER,
  "bfd" INTEGER CHECK ("bfd" IN (0, 1)),
  "bfd_interval_ms" INTEGER,
  "bfd_multiplier" INTEGER,
  "keepalive_ms" INTEGER,
  "hold_ms" INTEGER,
  "vlan" INTEGER,
  "first_hop_redundancy" TEXT CHECK ("first_hop_redundancy" = 'none' OR "first_hop_redundancy" = 'hsrp' OR "first_hop_redundancy" = 'vrrp' OR "first_hop_redundancy" = 'glbp'),
  "as_path_prepend" INTEGER,
  "last_validated" TEXT,
  "availability" REAL,
  "mttr_ms" INTEGER,
  PRIMARY KEY ("circuit_id", "position"),
  FOREIGN KEY ("circuit_id") REFERENCES "circuits" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "circuits_connections_risk_groups" (
  "circuit_id" TEXT NOT NULL,
  "connection_position" INTEGER NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL REFERENCES "risk_groups"("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("circuit_id", "connection_position", "position"),
  FOREIGN KEY ("circuit_id", "connection_position") REFERENCES "circuits_connections" ("circuit_id", "position") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "circuits_risk_groups" (
  "circuit_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL REFERENCES "risk_groups"("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("circuit_id", "position"),
  FOREIGN KEY ("circuit_id") REFERENCES "circuits" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "circuits_global_reach" (
  "circuit_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL REFERENCES "circuits"("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("circuit_id", "position"),
  FOREIGN KEY ("circuit_id") REFERENCES "circuits" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "internet" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "site" TEXT NOT NULL REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  "device" TEXT REFERENCES "devices"("id") DEFERRABLE INITIALLY DEFERRED,
  "isp" TEXT NOT NULL,
  "bps_down" INTEGER NOT NULL,
  "bps_up" INTEGER NOT NULL,
  "shared" INTEGER CHECK ("shared" IN (0, 1)),
  "preference" INTEGER,
  "weight" REAL,
  "rtt_us" INTEGER,
  "detect_ms" INTEGER,
  "ipv6" INTEGER CHECK ("ipv6" IN (0, 1)),
  "availability" REAL,
  "mttr_ms" INTEGER,
  "price_per_month_hundredths" INTEGER
) STRICT;
CREATE TABLE "internet_perimeters" (
  "internet_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("internet_id", "position"),
  FOREIGN KEY ("internet_id") REFERENCES "internet" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "internet_nat_pools" (
  "internet_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("internet_id", "position"),
  FOREIGN KEY ("internet_id") REFERENCES "internet" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "internet_advertised_prefixes" (
  "internet_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("internet_id", "position"),
  FOREIGN KEY ("internet_id") REFERENCES "internet" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "internet_risk_groups" (
  "internet_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL REFERENCES "risk_groups"("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("internet_id", "position"),
  FOREIGN KEY ("internet_id") REFERENCES "internet" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "gateways" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "site" TEXT REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  "lat" REAL,
  "lon" REAL,
  "address" TEXT NOT NULL,
  "max_sessions" INTEGER,
  "software" TEXT NOT NULL,
  "session_resumption" INTEGER CHECK ("session_resumption" IN (0, 1)),
  "cluster" TEXT NOT NULL,
  "availability" REAL,
  "mttr_ms" INTEGER
) STRICT;
CREATE TABLE "gateways_backups" (
  "gateway_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("gateway_id", "position"),
  FOREIGN KEY ("gateway_id") REFERENCES "gateways" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "vpn_profiles" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "ogs" INTEGER NOT NULL CHECK ("ogs" IN (0, 1)),
  "improvement_percent" REAL,
  "suspend_ms" INTEGER,
  "resume" TEXT CHECK ("resume" = 'disconnect-on-suspend' OR "resume" = 'reconnect-after-resume'),
  "user_control" INTEGER CHECK ("user_control" IN (0, 1)),
  "always_on" INTEGER CHECK ("always_on" IN (0, 1)),
  "tcp_ack_frequency" INTEGER
) STRICT;
CREATE TABLE "vpn_profiles_sites" (
  "vpn_profile_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("vpn_profile_id", "position"),
  FOREIGN KEY ("vpn_profile_id") REFERENCES "vpn_profiles" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "vpn_profiles_regions" (
  "vpn_profile_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL REFERENCES "regions"("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("vpn_profile_id", "position"),
  FOREIGN KEY ("vpn_profile_id") REFERENCES "vpn_profiles" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "vpn_profiles_gateways" (
  "vpn_profile_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL REFERENCES "gateways"("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("vpn_profile_id", "position"),
  FOREIGN KEY ("vpn_profile_id") REFERENCES "vpn_profiles" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "vpn_profiles_split_tunnel" (
  "vpn_profile_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("vpn_profile_id", "position"),
  FOREIGN KEY ("vpn_profile_id") REFERENCES "vpn_profiles" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "vpn_profiles_backups" (
  "vpn_profile_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("vpn_profile_id", "position"),
  FOREIGN KEY ("vpn_profile_id") REFERENCES "vpn_profiles" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "vpn_profiles_load_balancing" (
  "vpn_profile_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("vpn_profile_id", "position"),
  FOREIGN KEY ("vpn_profile_id") REFERENCES "vpn_profiles" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "vnet_gateways" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "azure_region" TEXT NOT NULL,
  "sku" TEXT NOT NULL,
  "zones" TEXT NOT NULL CHECK ("zones" = 'none' OR "zones" = 'zonal' OR "zones" = 'zone-redundant'),
  "instances" INTEGER,
  "prefix_count" INTEGER,
  "vpn_backup" INTEGER CHECK ("vpn_backup" IN (0, 1)),
  "vnet_to_vnet" INTEGER CHECK ("vnet_to_vnet" IN (0, 1))
) STRICT;
CREATE TABLE "vnet_gateways_circuits" (
  "vnet_gateway_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL REFERENCES "circuits"("id") DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY ("vnet_gateway_id", "position"),
  FOREIGN KEY ("vnet_gateway_id") REFERENCES "vnet_gateways" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "vnet_gateways_address_space" (
  "vnet_gateway_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("vnet_gateway_id", "position"),
  FOREIGN KEY ("vnet_gateway_id") REFERENCES "vnet_gateways" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "personas" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL
) STRICT;
CREATE TABLE "personas_applications" (
  "persona_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "name" TEXT NOT NULL,
  "service" TEXT NOT NULL,
  "bps_up" INTEGER NOT NULL,
  "bps_down" INTEGER NOT NULL,
  "concurrency" REAL,
  "diurnal" TEXT NOT NULL,
  "peer_share" REAL NOT NULL,
  "class" TEXT CHECK ("class" = 'EF' OR "class" = 'CS3' OR "class" = 'AF41' OR "class" = 'AF21' OR "class" = 'BE'),
  "source" TEXT NOT NULL,
  PRIMARY KEY ("persona_id", "position"),
  FOREIGN KEY ("persona_id") REFERENCES "personas" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "services" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "class" TEXT CHECK ("class" = 'EF' OR "class" = 'CS3' OR "class" = 'AF41' OR "class" = 'AF21' OR "class" = 'BE'),
  "internet_share" REAL,
  "community" TEXT NOT NULL
) STRICT;
CREATE TABLE "services_needs" (
  "service_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("service_id", "position"),
  FOREIGN KEY ("service_id") REFERENCES "services" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "demands" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "site" TEXT NOT NULL REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  "to_site" TEXT REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  "service" TEXT,
  "azure_region" TEXT NOT NULL,
  "bps_up" INTEGER NOT NULL,
  "bps_down" INTEGER NOT NULL,
  "class" TEXT CHECK ("class" = 'EF' OR "class" = 'CS3' OR "class" = 'AF41' OR "class" = 'AF21' OR "class" = 'BE'),
  "diurnal" TEXT NOT NULL
) STRICT;
CREATE TABLE "inbound" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" = 'other' OR "kind" = 'smtp' OR "kind" = 'sign-in' OR "kind" = 'hybrid' OR "kind" = 'federation'),
  "site" TEXT NOT NULL REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  "service" TEXT NOT NULL,
  "prefix" TEXT NOT NULL,
  "bps_down" INTEGER NOT NULL,
  "bps_up" INTEGER NOT NULL,
  "source_nat" INTEGER NOT NULL CHECK ("source_nat" IN (0, 1)),
  "public_dns" INTEGER CHECK ("public_dns" IN (0, 1)),
  "shared_prefix" INTEGER CHECK ("shared_prefix" IN (0, 1)),
  "learns_expressroute" INTEGER CHECK ("learns_expressroute" IN (0, 1)),
  "class" TEXT CHECK ("class" = 'EF' OR "class" = 'CS3' OR "class" = 'AF41' OR "class" = 'AF21' OR "class" = 'BE'),
  "diurnal" TEXT NOT NULL
) STRICT;
CREATE TABLE "routes" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "site" TEXT REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  "region" TEXT REFERENCES "regions"("id") DEFERRABLE INITIALLY DEFERRED,
  "service" TEXT
) STRICT;
CREATE TABLE "routes_groups" (
  "route_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  PRIMARY KEY ("route_id", "position"),
  FOREIGN KEY ("route_id") REFERENCES "routes" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "routes_groups_egresses" (
  "route_id" TEXT NOT NULL,
  "route_group_position" INTEGER NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("route_id", "route_group_position", "position"),
  FOREIGN KEY ("route_id", "route_group_position") REFERENCES "routes_groups" ("route_id", "position") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "risk_groups" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" = 'duct' OR "kind" = 'cable' OR "kind" = 'building' OR "kind" = 'power' OR "kind" = 'carrier' OR "kind" = 'metro' OR "kind" = 'other'),
  "availability" REAL,
  "mttr_ms" INTEGER
) STRICT;
CREATE TABLE "risk_groups_members" (
  "risk_group_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL,
  PRIMARY KEY ("risk_group_id", "position"),
  FOREIGN KEY ("risk_group_id") REFERENCES "risk_groups" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "measurements" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "site" TEXT REFERENCES "sites"("id") DEFERRABLE INITIALLY DEFERRED,
  "service" TEXT,
  "element" TEXT NOT NULL,
  "has_pilot" INTEGER NOT NULL CHECK ("has_pilot" IN (0, 1)),
  "pilot_persona" TEXT,
  "pilot_users" INTEGER,
  "pilot_region" TEXT REFERENCES "regions"("id") DEFERRABLE INITIALLY DEFERRED,
  "gateway" TEXT REFERENCES "gateways"("id") DEFERRABLE INITIALLY DEFERRED,
  "rtt_us" INTEGER,
  "measured" TEXT,
  "busy_hour_bps_up" INTEGER,
  "busy_hour_bps_down" INTEGER,
  "p95_bps_up" INTEGER,
  "p95_bps_down" INTEGER,
  "p99_bps_up" INTEGER,
  "p99_bps_down" INTEGER,
  "has_series" INTEGER NOT NULL CHECK ("has_series" IN (0, 1)),
  "series_start" TEXT,
  "series_step_ms" INTEGER
) STRICT;
CREATE TABLE "measurements_includes" (
  "measurement_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" TEXT NOT NULL CHECK ("value" = 'services' OR "value" = 'microsoft-peering' OR "value" = 'private-peering' OR "value" = 'everything'),
  PRIMARY KEY ("measurement_id", "position"),
  FOREIGN KEY ("measurement_id") REFERENCES "measurements" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "measurements_series_mbps_up" (
  "measurement_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value_bps" INTEGER NOT NULL,
  PRIMARY KEY ("measurement_id", "position"),
  FOREIGN KEY ("measurement_id") REFERENCES "measurements" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "measurements_series_mbps_down" (
  "measurement_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value_bps" INTEGER NOT NULL,
  PRIMARY KEY ("measurement_id", "position"),
  FOREIGN KEY ("measurement_id") REFERENCES "measurements" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE TABLE "accepted" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "rule" TEXT NOT NULL,
  "object" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "until" TEXT
) STRICT;
CREATE TABLE "scenarios" (
  "position" INTEGER PRIMARY KEY CHECK ("position" >= 0),
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" = 'existing' OR "status" = 'ordered' OR "status" = 'planned'),
  "note" TEXT NOT NULL,
  "parent" TEXT REFERENCES "scenarios"("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE "scenarios_edits" (
  "scenario_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "do" TEXT NOT NULL CHECK ("do" = 'set' OR "do" = 'add' OR "do" = 'remove' OR "do" = 'scale-users' OR "do" = 'scale-demand' OR "do" = 'fail'),
  "object" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "value" TEXT,
  "factor" REAL,
  PRIMARY KEY ("scenario_id", "position"),
  FOREIGN KEY ("scenario_id") REFERENCES "scenarios" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
PRAGMA application_id = 1347439694;
PRAGMA user_version = 1;
